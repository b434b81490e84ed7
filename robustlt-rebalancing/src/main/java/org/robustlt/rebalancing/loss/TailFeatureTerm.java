package org.robustlt.rebalancing.loss;

import java.util.Arrays;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.rebalancing.loss.ReatLoss.Pairwise;
import org.robustlt.rebalancing.probability.Softmax;

/**
 * REAT's term of the features of tail classes: for each tail example b, the mean over the batch of
 *
 * <pre>±(w_b + w_j) · KL(softmax f_b ‖ softmax f_j) / features</pre>
 *
 * <p>negative for examples j of the same class, with {@code w = √(N/n)} of the example's class; and
 * of these the mean over b.
 */
final class TailFeatureTerm {
  private final boolean[] tail;
  private final double[] rarity;
  private final Pairwise pairwise;
  private final boolean movesTarget;

  TailFeatureTerm(boolean[] tail, ReatLoss.Options options, ClassFrequencies frequencies) {
    this.tail = tail;
    this.rarity = new double[tail.length];
    for (int c = 0; c < rarity.length; c++) {
      rarity[c] = Math.sqrt((double) frequencies.total() / frequencies.count(c));
    }
    this.pairwise = options.pairwise();
    this.movesTarget = options.tailTarget() == Target.WITH_GRADIENT;
  }

  /**
   * Returns the term.
   *
   * @param features {@code [batch][features]}
   * @param labels {@code [batch]}
   * @param gradient {@code [batch][features]} zeros, receives the gradient
   */
  double at(double[][] features, int[] labels, double[][] gradient) {
    int examples = features.length;
    int width = features[0].length;
    int tailExamples = 0;
    for (int label : labels) {
      tailExamples += tail[label] ? 1 : 0;
    }
    double[][] logs = new double[examples][];
    double[][] shares = new double[examples][];
    for (int i = 0; i < examples; i++) {
      logs[i] = Softmax.log(features[i]);
      shares[i] = Softmax.of(features[i]);
    }
    double term = 0;
    for (int b = 0; b < examples; b++) {
      if (tail[labels[b]]) {
        double[] weights = weights(labels, b, (double) tailExamples * examples * width);
        for (int j = 0; j < examples; j++) {
          term += add(weights[j], logs[b], shares[b], logs[j], shares[j], gradient[b], gradient[j]);
        }
      }
    }
    return term;
  }

  // Adds weight·KL(target ‖ other) and its gradients.
  private double add(
      double weight,
      double[] logTarget,
      double[] target,
      double[] logOther,
      double[] other,
      double[] targetGradient,
      double[] otherGradient) {
    double kl = 0;
    for (int d = 0; d < target.length; d++) {
      kl += target[d] * (logTarget[d] - logOther[d]);
      otherGradient[d] += weight * (other[d] - target[d]);
    }
    if (movesTarget) {
      for (int d = 0; d < target.length; d++) {
        targetGradient[d] += weight * target[d] * (logTarget[d] - logOther[d] - kl);
      }
    }
    return weight * kl;
  }

  private double[] weights(int[] labels, int b, double divisor) {
    double[] weights = new double[labels.length];
    double mean = 0;
    for (int j = 0; j < weights.length; j++) {
      double sign = labels[j] == labels[b] ? -1 : 1;
      weights[j] = sign * (rarity[labels[b]] + rarity[labels[j]]) / divisor;
      mean += weights[j] / weights.length;
    }
    if (pairwise == Pairwise.COLLAPSED) {
      Arrays.fill(weights, mean);
    }
    return weights;
  }
}
