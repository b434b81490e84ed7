package org.robustlt.api.attack;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network as an attack sees it: logits, and the gradient of a loss with respect to the input.
 * Weights and running statistics never change through it; the recipe decides whether batch
 * normalization uses the batch's or the running statistics.
 *
 * <p>The arrays that a call returns belong to the classifier and are valid until its next call:
 * copy what is kept, and modify none.
 */
public interface Classifier {
  /** Returns the number of classes. */
  int classes();

  /**
   * Returns the logits of images.
   *
   * @param images {@code [batch, channels, height, width]} in pixel scale
   * @return {@code [batch, classes]}
   */
  INDArray logits(INDArray images);

  /**
   * Returns the gradient of the sum over the batch of a loss, with respect to the images.
   *
   * @param images {@code [batch, channels, height, width]} in pixel scale
   * @param loss the loss of the logits of this batch
   */
  InputGradient inputGradient(INDArray images, LogitLoss loss);
}
