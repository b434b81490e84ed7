package org.robustlt.api.data;

/**
 * Images with labels, in a fixed order. Implementations are safe for use by several threads, and
 * may read from disk at each call.
 *
 * <p>Authors of data sets implement this interface.
 */
public interface LabeledImages {
  /** Returns the number of images. */
  int size();

  /** Returns the shape that all images have. */
  ImageShape shape();

  /** Returns the class of an image, counted from 0. */
  int label(int index);

  /** Returns what messages call an image: its file, if it is one. */
  default String name(int index) {
    return "image " + index;
  }

  /**
   * Copies the pixels of an image.
   *
   * @param index which image
   * @param target receives {@code channels · height · width} bytes in this order, each an unsigned
   *     pixel value 0..255
   * @param offset where in the target to begin
   * @throws java.io.UncheckedIOException if the image cannot be read
   */
  void read(int index, byte[] target, int offset);
}
