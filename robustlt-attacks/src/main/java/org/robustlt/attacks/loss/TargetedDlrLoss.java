package org.robustlt.attacks.loss;

import org.robustlt.api.attack.LogitLoss;

/**
 * The targeted difference of logits ratio {@code −(z_y − z_t) / (z_π1 − (z_π3 + z_π4)/2)}, where π
 * ranks the logits (Croce and Hein, ICML 2020, equation 7). Needs four classes.
 *
 * @param labels {@code [batch]} true classes y
 * @param targets {@code [batch]} classes t that the examples shall be taken for
 */
@SuppressWarnings("ArrayRecordComponent") // losses are evaluated, not compared
public record TargetedDlrLoss(int[] labels, int[] targets) implements LogitLoss.OfExample {
  /** The smallest number of classes that the loss is defined for. */
  public static final int CLASSES = 4;

  private static final double SMALLEST_RANGE = 1e-12;

  @Override
  public double at(int example, double[] logits, double[] gradient) {
    int label = labels[example];
    int target = targets[example];
    int[] rank = Ranking.largest(4, logits);
    double range = logits[rank[0]] - 0.5 * (logits[rank[2]] + logits[rank[3]]) + SMALLEST_RANGE;
    double loss = -(logits[label] - logits[target]) / range;
    gradient[label] -= 1 / range;
    gradient[target] += 1 / range;
    gradient[rank[0]] -= loss / range;
    gradient[rank[2]] += 0.5 * loss / range;
    gradient[rank[3]] += 0.5 * loss / range;
    return loss;
  }
}
