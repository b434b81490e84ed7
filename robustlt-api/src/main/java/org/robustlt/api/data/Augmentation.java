package org.robustlt.api.data;

import java.util.random.RandomGenerator;

/**
 * Changes an image at random, without changing its class or its shape. Implementations keep no
 * state and are safe for use by several threads.
 *
 * <p>Authors of augmentations implement this interface.
 */
@FunctionalInterface
public interface Augmentation {
  /**
   * Writes an augmented copy of an image.
   *
   * @param image {@code [channels, height, width]} unsigned pixel values 0..255; not to be modified
   * @param shape the shape of both images
   * @param random this image's and this augmentation's own random numbers of the epoch
   * @param augmented receives every value of the new image
   */
  void augment(byte[] image, ImageShape shape, RandomGenerator random, byte[] augmented);
}
