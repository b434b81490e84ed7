package org.robustlt.rebalancing.loss;

import org.robustlt.api.component.Require;
import org.robustlt.api.loss.ExampleLoss;
import org.robustlt.rebalancing.probability.Softmax;

/**
 * Cross-entropy of a row of logits, {@code −Σ t_c·ln softmax(z)_c}, with the target {@code t =
 * (1−s)·onehot(y) + s/C}.
 *
 * @param labelSmoothing s, the share of the target that is spread over all classes
 */
record CrossEntropy(double labelSmoothing) implements ExampleLoss {
  /** Cross-entropy without label smoothing. */
  static final CrossEntropy PLAIN = new CrossEntropy(0);

  CrossEntropy {
    Require.share("labelSmoothing", labelSmoothing);
  }

  @Override
  public double at(double[] logits, int label, double[] gradient) {
    Softmax.log(logits, gradient);
    double spread = labelSmoothing / logits.length;
    double loss = 0;
    for (int c = 0; c < logits.length; c++) {
      double target = spread + (c == label ? 1 - labelSmoothing : 0);
      loss -= target * gradient[c];
      gradient[c] = Math.exp(gradient[c]) - target;
    }
    return loss;
  }

  /** Returns the cross-entropy of logits to which a constant of each class is added. */
  ExampleLoss shiftedBy(double[] shifts) {
    return (logits, label, gradient) -> {
      double[] shifted = logits.clone();
      for (int c = 0; c < shifted.length; c++) {
        shifted[c] += shifts[c];
      }
      return at(shifted, label, gradient);
    };
  }
}
