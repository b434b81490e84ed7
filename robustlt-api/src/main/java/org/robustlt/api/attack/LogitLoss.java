package org.robustlt.api.attack;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A loss of the logits of one batch: the labels, and whatever else it needs, are bound to it. */
@FunctionalInterface
public interface LogitLoss {
  /**
   * Returns the loss of every example and its gradient. A pure function.
   *
   * @param logits {@code [batch, classes]}; not to be modified
   */
  Value at(INDArray logits);

  /**
   * The value of a loss.
   *
   * @param losses {@code [batch]} the loss of each example
   * @param gradient {@code [batch, classes]} gradient of the sum of the losses, in the type of the
   *     logits
   */
  @SuppressWarnings("ArrayRecordComponent") // results are read, not compared
  record Value(double[] losses, INDArray gradient) {}
}
