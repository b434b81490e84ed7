package org.robustlt.core.data.format;

import java.nio.file.Path;
import java.util.Locale;
import org.robustlt.api.data.DataException;

/**
 * The binary version of CIFAR: records of one or two bytes of labels, the last of which counts, and
 * 3,072 bytes of pixels, plane by plane.
 *
 * @param labelBytes 1 for CIFAR-10; 2 for CIFAR-100, whose first byte is the coarse label
 * @param classes the number of classes
 */
record CifarBinary(int labelBytes, int classes) implements CifarFormat {
  /** The size of a file of so many images. */
  long bytes(int images) {
    return (long) images * recordSize();
  }

  private int recordSize() {
    return labelBytes + SHAPE.size();
  }

  @Override
  public Images parse(Path place, byte[] content) {
    if (content.length == 0 || content.length % recordSize() != 0) {
      throw new DataException(
          place,
          String.format(
              Locale.ROOT,
              "must be whole records of %d bytes, got %d bytes",
              recordSize(),
              content.length));
    }
    int images = content.length / recordSize();
    byte[] pixels = new byte[images * SHAPE.size()];
    int[] labels = new int[images];
    for (int i = 0; i < images; i++) {
      int at = i * recordSize() + labelBytes;
      labels[i] = LabelCheck.inRange(place, i, content[at - 1] & 0xff, classes);
      System.arraycopy(content, at, pixels, i * SHAPE.size(), SHAPE.size());
    }
    return new Images(pixels, labels);
  }
}
