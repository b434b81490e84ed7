package org.robustlt.attacks.loss;

import org.robustlt.api.attack.LogitLoss;

/**
 * The difference {@code z_t − z_y}: negative as long as an example is taken for its label rather
 * than for the target. A target that is the label gives 0.
 *
 * @param labels {@code [batch]} true classes y
 * @param targets {@code [batch]} other classes t
 */
@SuppressWarnings("ArrayRecordComponent") // losses are evaluated, not compared
public record LogitDifference(int[] labels, int[] targets) implements LogitLoss.OfExample {
  @Override
  public double at(int example, double[] logits, double[] gradient) {
    gradient[targets[example]] += 1;
    gradient[labels[example]] -= 1;
    return logits[targets[example]] - logits[labels[example]];
  }
}
