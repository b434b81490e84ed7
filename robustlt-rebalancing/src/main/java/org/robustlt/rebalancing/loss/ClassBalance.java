package org.robustlt.rebalancing.loss;

import java.util.Arrays;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.Require;
import org.robustlt.api.training.TrainingProgress;

/**
 * Class weights of mean 1 by the inverse effective number {@code E_c = (1−β^n_c)/(1−β)} of images
 * (Cui et al., CVPR 2019), which take effect after a share of the training (deferred re-weighting;
 * Cao et al., NeurIPS 2019).
 */
final class ClassBalance {
  private final double[] weights;
  private final double[] ones;
  private final double deferral;

  /**
   * Makes the weights.
   *
   * @param beta β, from 0 (all weights 1) to just below 1 (weights by inverse class size)
   * @param deferral the share of the training before which all weights are 1
   */
  ClassBalance(double beta, double deferral, ClassFrequencies frequencies) {
    check(beta, deferral);
    this.deferral = deferral;
    this.weights = new double[frequencies.classes()];
    this.ones = new double[weights.length];
    Arrays.fill(ones, 1);
    for (int c = 0; c < weights.length; c++) {
      weights[c] = (1 - beta) / (1 - Math.pow(beta, (double) frequencies.count(c)));
    }
    double mean = Arrays.stream(weights).average().orElseThrow();
    for (int c = 0; c < weights.length; c++) {
      weights[c] /= mean;
    }
  }

  static void check(double beta, double deferral) {
    Require.partialShare("beta", beta);
    Require.share("deferral", deferral);
  }

  /** Returns the weight of each class at a point of the training; not to be modified. */
  double[] at(TrainingProgress progress) {
    return progress.epoch() - 1 < deferral * progress.epochs() ? ones : weights;
  }
}
