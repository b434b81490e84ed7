package org.robustlt.rebalancing.loss;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;

/** A loss of one example, of which a batch takes the sum or the mean. */
@FunctionalInterface
interface ExampleLoss {
  /**
   * Returns the loss of an example.
   *
   * @param logits {@code [classes]}; not to be modified
   * @param label the true class
   * @param gradient {@code [classes]} receives the gradient with respect to the logits
   */
  double at(double[] logits, int label, double[] gradient);

  /** Returns this loss multiplied by the weight of the example's class. */
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

  /** Returns the loss of every example, and the gradient of their sum. */
  default LogitLoss.Value each(INDArray logits, int[] labels) {
    return LogitLoss.Value.of(
        logits, (example, row, gradient) -> at(row, labels[example], gradient));
  }
}
