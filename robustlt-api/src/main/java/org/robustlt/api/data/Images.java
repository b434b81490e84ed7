package org.robustlt.api.data;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A batch of images, kept where the engine likes it: as an array, or in the memory of a device,
 * from which they are copied only when somebody asks for the array.
 *
 * <p>The engine implements this interface; attacks and classifiers make images of an array of their
 * own by {@link #of}.
 */
public interface Images extends AutoCloseable {
  /**
   * Returns the images of an array, without a copy.
   *
   * @param array {@code [batch, channels, height, width]}, {@code FLOAT} or {@code DOUBLE}, with
   *     any strides
   * @throws IllegalArgumentException if it is no such array
   */
  static Images of(INDArray array) {
    return new ArrayImages(array);
  }

  /** Returns {@code [batch, channels, height, width]}; a fresh array. */
  long[] shape();

  /** Returns the type of the values: {@code FLOAT} or {@code DOUBLE}. */
  DataType type();

  /** Returns the number of images. */
  default int examples() {
    return Math.toIntExact(shape()[0]);
  }

  /**
   * Returns the values, {@code [batch, channels, height, width]}: the array itself where images are
   * kept as arrays, else a copy. Not to be modified; valid as long as these images are.
   */
  INDArray array();

  /** Returns a copy that shares no memory with these images. */
  Images copy();

  /**
   * Frees the memory now rather than when the collector comes; whoever made the images or was given
   * them for good may do so. Images that are closed must not be used.
   */
  @Override
  void close();
}
