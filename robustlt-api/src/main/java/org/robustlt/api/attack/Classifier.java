package org.robustlt.api.attack;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.data.Images;

/**
 * A network as an attack sees it: logits, and the gradient of a loss with respect to the input.
 * Weights and running statistics never change through it; the recipe decides whether batch
 * normalization uses the batch's or the running statistics.
 *
 * <p>What a call returns belongs to the classifier and is valid until its next call: copy what is
 * kept, and modify nothing.
 *
 * <p>The engine implements this interface for its networks; anybody may for a model of his own,
 * whose logits and gradients are all that attacks need.
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
  INDArray logits(Images images);

  /**
   * Returns the gradient of the sum over the batch of a loss, with respect to the images.
   *
   * @param images {@code [batch, channels, height, width]} in pixel scale
   * @param loss the loss of the logits of this batch
   */
  InputGradient inputGradient(Images images, LogitLoss loss);

  /**
   * Begins an ascent from the natural images of a request, as {@link AttackRequest#ascent} does,
   * which attacks ask. An engine whose images are no arrays overrides this method.
   */
  default Ascent ascent(AttackRequest request, Norm norm) {
    return new ArrayAscent(this, request, norm);
  }
}
