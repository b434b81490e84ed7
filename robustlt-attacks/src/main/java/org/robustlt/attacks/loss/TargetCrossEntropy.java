package org.robustlt.attacks.loss;

import org.robustlt.api.attack.LogitLoss;

/**
 * The negative cross-entropy of target classes, which is the larger the likelier the targets.
 *
 * @param targets {@code [batch]} classes t that the examples shall be taken for
 */
@SuppressWarnings("ArrayRecordComponent") // losses are evaluated, not compared
public record TargetCrossEntropy(int[] targets) implements LogitLoss.OfExample {
  @Override
  public double at(int example, double[] logits, double[] gradient) {
    double loss = LogitLoss.crossEntropy(targets).at(example, logits, gradient);
    for (int c = 0; c < gradient.length; c++) {
      gradient[c] = -gradient[c];
    }
    return -loss;
  }
}
