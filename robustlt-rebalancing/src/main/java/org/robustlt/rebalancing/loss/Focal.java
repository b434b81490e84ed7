package org.robustlt.rebalancing.loss;

import org.robustlt.api.component.Require;
import org.robustlt.api.loss.ExampleLoss;
import org.robustlt.rebalancing.probability.Softmax;

/**
 * Focal loss of a row of logits, {@code −(1−p_y)^γ·ln p_y} (Lin et al., ICCV 2017).
 *
 * @param gamma γ, how little examples count that are right already; 0 for cross-entropy
 */
record Focal(double gamma) implements ExampleLoss {
  Focal {
    Require.notNegative("gamma", gamma);
  }

  @Override
  public double at(double[] logits, int label, double[] gradient) {
    double[] log = Softmax.log(logits);
    double logTrue = log[label];
    double doubt = -Math.expm1(logTrue);
    double factor = Math.pow(doubt, gamma);
    // With ln p_y as variable; as p_y approaches 1, the first summand vanishes with the factor.
    double slope = (doubt > 0 ? gamma * factor / doubt * Math.exp(logTrue) * logTrue : 0) - factor;
    for (int c = 0; c < gradient.length; c++) {
      gradient[c] = slope * ((c == label ? 1 : 0) - Math.exp(log[c]));
    }
    return -factor * logTrue;
  }
}
