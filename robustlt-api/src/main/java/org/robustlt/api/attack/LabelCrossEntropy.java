package org.robustlt.api.attack;

import java.util.Optional;

/**
 * The cross-entropy of labels.
 *
 * @param labels {@code [batch]} true classes
 */
@SuppressWarnings("ArrayRecordComponent") // losses are evaluated, not compared
record LabelCrossEntropy(int[] labels) implements LogitLoss.OfExample {
  @Override
  public double at(int example, double[] logits, double[] gradient) {
    double max = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      max = Math.max(max, logit);
    }
    double sum = 0;
    for (int c = 0; c < logits.length; c++) {
      gradient[c] = Math.exp(logits[c] - max);
      sum += gradient[c];
    }
    for (int c = 0; c < logits.length; c++) {
      gradient[c] /= sum;
    }
    gradient[labels[example]] -= 1;
    return Math.log(sum) + max - logits[labels[example]];
  }

  @Override
  public Optional<LossKind.Bound> kind() {
    return Optional.of(new LossKind.CrossEntropy(0).on(labels));
  }
}
