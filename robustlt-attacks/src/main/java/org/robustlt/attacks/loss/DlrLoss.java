package org.robustlt.attacks.loss;

import org.robustlt.api.attack.LogitLoss;

/**
 * The difference of logits ratio {@code −(z_y − max_{c≠y} z_c) / (z_π1 − z_π3)}, where π ranks the
 * logits: the cross-entropy's replacement that neither shift nor scale of the logits changes (Croce
 * and Hein, ICML 2020, equation 6). Needs three classes.
 *
 * @param labels {@code [batch]} true classes y
 */
@SuppressWarnings("ArrayRecordComponent") // losses are evaluated, not compared
public record DlrLoss(int[] labels) implements LogitLoss.OfExample {
  /** The smallest number of classes that the loss is defined for. */
  public static final int CLASSES = 3;

  private static final double SMALLEST_RANGE = 1e-12;

  @Override
  public double at(int example, double[] logits, double[] gradient) {
    int label = labels[example];
    int[] rank = Ranking.largest(3, logits);
    int other = rank[0] == label ? rank[1] : rank[0];
    double range = logits[rank[0]] - logits[rank[2]] + SMALLEST_RANGE;
    double loss = -(logits[label] - logits[other]) / range;
    gradient[label] -= 1 / range;
    gradient[other] += 1 / range;
    gradient[rank[0]] -= loss / range;
    gradient[rank[2]] += loss / range;
    return loss;
  }
}
