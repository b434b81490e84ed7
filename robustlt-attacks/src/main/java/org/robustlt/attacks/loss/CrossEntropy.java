package org.robustlt.attacks.loss;

/**
 * The cross-entropy of the labels.
 *
 * @param labels {@code [batch]} true classes
 */
@SuppressWarnings("ArrayRecordComponent") // losses are evaluated, not compared
public record CrossEntropy(int[] labels) implements ExampleLoss {
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
}
