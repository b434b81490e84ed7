package org.robustlt.core.data;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Some images, with their classes.
 *
 * @param images {@code [batch, channels, height, width]} in pixel scale: {@code float32(v) /
 *     float32(255)}, widened if the type is {@code DOUBLE}
 * @param labels {@code [batch]} true classes
 * @param indices {@code [batch]} where the images stand in the data set
 */
@SuppressWarnings("ArrayRecordComponent") // batches are read, not compared
public record Batch(INDArray images, int[] labels, int[] indices) {
  /** Returns the number of images. */
  public int size() {
    return labels.length;
  }
}
