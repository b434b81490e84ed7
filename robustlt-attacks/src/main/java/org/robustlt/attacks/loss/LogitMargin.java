package org.robustlt.attacks.loss;

import org.robustlt.api.attack.LogitLoss;

/**
 * The difference {@code max_{c≠y} z_c − z_y}: negative as long as an example is classified
 * correctly. Where there are two classes or three, it stands for the DLR loss.
 *
 * @param labels {@code [batch]} true classes y
 */
@SuppressWarnings("ArrayRecordComponent") // losses are evaluated, not compared
public record LogitMargin(int[] labels) implements LogitLoss.OfExample {
  @Override
  public double at(int example, double[] logits, double[] gradient) {
    int label = labels[example];
    int other = Ranking.largestExcept(label, logits);
    gradient[label] = -1;
    gradient[other] = 1;
    return logits[other] - logits[label];
  }
}
