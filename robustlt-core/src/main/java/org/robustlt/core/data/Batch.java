package org.robustlt.core.data;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Some images, or mixtures of two images each, with their classes.
 *
 * @param images {@code [batch, channels, height, width]} in pixel scale: {@code float32(v) /
 *     float32(255)}, widened if the type is {@code DOUBLE}
 * @param labels {@code [batch]} true classes; of a mixture, that of the larger share
 * @param indices {@code [batch]} where the images stand in the data set; of a mixture, the image
 *     that another was laid over
 * @param mixture what the images are mixed with, if they are
 */
@SuppressWarnings("ArrayRecordComponent") // batches are read, not compared
public record Batch(INDArray images, int[] labels, int[] indices, Optional<Mixture> mixture) {
  /** Makes a batch of images that are not mixed. */
  public Batch(INDArray images, int[] labels, int[] indices) {
    this(images, labels, indices, Optional.empty());
  }

  /**
   * The lesser part of the mixtures.
   *
   * @param labels {@code [batch]} true classes
   * @param share the share of this part, at most ½
   */
  public record Mixture(int[] labels, double share) {}

  /** Returns the number of images. */
  public int size() {
    return labels.length;
  }
}
