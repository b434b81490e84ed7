package org.robustlt.core.engine;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.LossKind;

/**
 * One batch on its way through a network: logits, features, and the backward passes from them.
 *
 * <p>The weights must not change while a backward pass is still to come. The arrays that a pass
 * returns belong to it: copy what is kept, and modify none.
 */
public interface ForwardPass extends AutoCloseable {
  /**
   * Returns the logits, {@code [batch, classes]}, valid until this pass is closed. From a device
   * they come when they are first asked for.
   */
  INDArray logits();

  /**
   * Returns the features, {@code [batch, length]}, valid until this pass is closed. They come like
   * the logits.
   */
  INDArray features();

  /**
   * Returns the gradient with respect to the images; no gradients of weights are computed.
   *
   * @param logitsGradient {@code [batch, classes]} gradient with respect to the logits
   * @return {@code [batch, channels, height, width]}, valid until the next call to any pass of the
   *     network
   */
  INDArray inputGradient(INDArray logitsGradient);

  /**
   * Adds the gradients with respect to the trainable parameters to {@link Parameters#gradient()}.
   *
   * @param logitsGradient {@code [batch, classes]} gradient with respect to the logits
   * @param featuresGradient {@code [batch, length]} the part of the gradient with respect to the
   *     features that does not go through the logits
   */
  void accumulateGradients(INDArray logitsGradient, Optional<INDArray> featuresGradient);

  /**
   * Adds those of a usual loss, if the library computes it where the logits are; else does nothing.
   *
   * @param loss which loss, summed over the batch
   * @param factor what its gradient is multiplied by
   * @return whether the library computes it
   */
  boolean accumulateGradients(LossKind.Bound loss, double factor);

  /**
   * Does so for a loss that reads the logits of the natural images too, to which it has a gradient.
   *
   * @param natural the pass of the natural images through the same network
   */
  boolean accumulateGradients(LossKind.Bound loss, double factor, ForwardPass natural);

  /** Gives the pass back to the network. */
  @Override
  void close();
}
