package org.robustlt.api.attack;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What one forward and backward pass to the input gives; as long-lived as what the classifier
 * lends.
 *
 * <p>The engine implements this interface, and copies from a device only what is asked for;
 * classifiers that have arrays return {@link #of}.
 */
public interface InputGradient {
  /**
   * Returns the result that these arrays are.
   *
   * @param logits {@code [batch, classes]}
   * @param losses {@code [batch]} the loss of each example
   * @param gradient {@code [batch, channels, height, width]} gradient of the sum of the losses
   */
  static InputGradient of(INDArray logits, double[] losses, INDArray gradient) {
    return new ArrayGradient(logits, losses, gradient);
  }

  /** Returns {@code [batch, classes]} logits. */
  INDArray logits();

  /** Returns {@code [batch]} losses, one of each example. */
  double[] losses();

  /** Returns {@code [batch, channels, height, width]}, the gradient of the sum of the losses. */
  INDArray gradient();
}
