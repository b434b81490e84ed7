package org.robustlt.rebalancing.loss;

import org.robustlt.rebalancing.probability.Softmax;

/**
 * The divergence {@code KL(p ‖ q) = Σ p_c·(ln p_c − ln(q_c+δ))} of two rows of logits, with {@code
 * p} and {@code q} their soft-max.
 *
 * @param value the divergence
 * @param targetGradient {@code [classes]} gradient with respect to the logits of p
 * @param approximationGradient {@code [classes]} gradient with respect to the logits of q
 */
@SuppressWarnings("ArrayRecordComponent") // results are read, not compared
record KlDivergence(double value, double[] targetGradient, double[] approximationGradient) {
  /** Returns the exact divergence: δ = 0. */
  static KlDivergence of(double[] targetLogits, double[] approximationLogits) {
    return of(targetLogits, approximationLogits, 0);
  }

  /** Returns the divergence with a floor δ under the approximating probabilities. */
  static KlDivergence of(double[] targetLogits, double[] approximationLogits, double floor) {
    double[] logTarget = Softmax.log(targetLogits);
    double[] logApproximation = Softmax.log(approximationLogits);
    int classes = logTarget.length;
    double[] target = new double[classes];
    double[] approximation = new double[classes];
    double[] difference = new double[classes];
    double value = 0;
    double slopes = 0;
    for (int c = 0; c < classes; c++) {
      target[c] = Math.exp(logTarget[c]);
      approximation[c] = Math.exp(logApproximation[c]);
      // Without a floor, the logarithm of a probability that underflows is still known.
      double log = floor == 0 ? logApproximation[c] : Math.log(approximation[c] + floor);
      difference[c] = logTarget[c] - log;
      value += target[c] * difference[c];
      slopes += target[c] * kept(approximation[c], floor);
    }
    double[] targetGradient = new double[classes];
    double[] approximationGradient = new double[classes];
    for (int c = 0; c < classes; c++) {
      targetGradient[c] = target[c] * (difference[c] - value);
      approximationGradient[c] =
          approximation[c] * slopes - target[c] * kept(approximation[c], floor);
    }
    return new KlDivergence(value, targetGradient, approximationGradient);
  }

  /** Adds the gradient with respect to the logits of p, multiplied by a factor. */
  void addTargetGradient(double factor, double[] sum) {
    add(factor, targetGradient, sum);
  }

  /** Adds the gradient with respect to the logits of q, multiplied by a factor. */
  void addApproximationGradient(double factor, double[] sum) {
    add(factor, approximationGradient, sum);
  }

  private static void add(double factor, double[] gradient, double[] sum) {
    for (int c = 0; c < sum.length; c++) {
      sum[c] += factor * gradient[c];
    }
  }

  // d ln(q+δ) / d ln q
  private static double kept(double probability, double floor) {
    return floor == 0 ? 1 : probability / (probability + floor);
  }
}
