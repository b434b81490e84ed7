package org.robustlt.api.loss;

import org.robustlt.api.attack.LogitLoss;

/**
 * A loss of one example, written on arrays of doubles. A {@link RebalancingLoss} is its {@link
 * #mean} over a batch, an {@link org.robustlt.api.attack.AdversarialObjective} is the loss {@link
 * #on} labels.
 *
 * <p>Authors of losses and objectives implement this interface.
 */
@FunctionalInterface
public interface ExampleLoss {
  /**
   * Returns the loss of an example.
   *
   * @param logits {@code [classes]}; not to be modified
   * @param label the true class
   * @param gradient {@code [classes]} zeros, which receive the gradient with respect to the logits
   */
  double at(double[] logits, int label, double[] gradient);

  /** Returns this loss multiplied by the weight of the example's class, {@code [classes]}. */
  default ExampleLoss times(double[] classWeights) {
    return (logits, label, gradient) -> {
      double loss = at(logits, label, gradient);
      Rows.scale(gradient, classWeights[label]);
      return loss * classWeights[label];
    };
  }

  /** Returns the mean over the adversarial logits of a batch. */
  default LossResult mean(LossInput input) {
    return sum(input, 1.0 / input.labels().length);
  }

  /** Returns the sum over the adversarial logits of a batch, multiplied by a factor. */
  default LossResult sum(LossInput input, double factor) {
    double[][] logits = Rows.of(input.adversarialLogits());
    double[][] gradients = new double[logits.length][logits[0].length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      sum += at(logits[i], input.labels()[i], gradients[i]);
      Rows.scale(gradients[i], factor);
    }
    return LossResult.ofAdversarialLogits(
        sum * factor, Rows.like(input.adversarialLogits(), gradients));
  }

  /** Returns the loss of every example of a batch, {@code [batch]} true classes. */
  default LogitLoss.OfExample on(int[] labels) {
    return (example, logits, gradient) -> at(logits, labels[example], gradient);
  }
}
