package org.robustlt.api.data;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Draws how the images of a batch are mixed with one another: each with the one before it, the
 * first with the last, all in the same way. The loss of a mixture is the mixture of the losses for
 * the labels of both images, as MixUp and CutMix define it, so any loss can be trained with.
 *
 * <p>Implementations keep no state and are safe for use by several threads.
 *
 * <p>Authors of mixings implement this interface.
 */
@FunctionalInterface
public interface Mixing {
  /**
   * Returns what is laid over every image of a batch, or nothing to leave the batch as it is.
   *
   * @param shape the shape of the images
   * @param random the batch's own random numbers
   */
  Optional<Overlay> draw(ImageShape shape, RandomGenerator random);
}
