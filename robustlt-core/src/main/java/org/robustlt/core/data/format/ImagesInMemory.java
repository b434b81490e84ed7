package org.robustlt.core.data.format;

import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;

/** Images that are kept in memory, a byte for each value. */
public final class ImagesInMemory implements LabeledImages {
  private final ImageShape shape;
  private final byte[] pixels;
  private final int[] labels;

  /**
   * Takes over the given arrays.
   *
   * @param shape the shape of every image
   * @param pixels {@code [images, channels, height, width]}
   * @param labels {@code [images]}
   * @throws IllegalArgumentException if the arrays do not count the same images
   */
  public ImagesInMemory(ImageShape shape, byte[] pixels, int[] labels) {
    if (pixels.length != (long) labels.length * shape.size()) {
      throw new IllegalArgumentException(
          labels.length
              + " images of "
              + shape
              + " need "
              + (long) labels.length * shape.size()
              + " bytes, got "
              + pixels.length);
    }
    this.shape = shape;
    this.pixels = pixels;
    this.labels = labels;
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public ImageShape shape() {
    return shape;
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public void read(int index, byte[] target, int offset) {
    System.arraycopy(pixels, index * shape.size(), target, offset, shape.size());
  }
}
