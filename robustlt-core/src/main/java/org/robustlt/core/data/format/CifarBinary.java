package org.robustlt.core.data.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;

/**
 * The binary version of CIFAR: records of one or two bytes of labels, the last of which counts, and
 * 3,072 bytes of pixels, plane by plane.
 *
 * @param labelBytes 1 for CIFAR-10; 2 for CIFAR-100, whose first byte is the coarse label
 * @param classes the number of classes
 */
record CifarBinary(int labelBytes, int classes) {
  static final ImageShape SHAPE = new ImageShape(3, 32, 32);

  /** A file, and what it must be. */
  record Part(Path file, ExpectedFile expected) {}

  /** The size of a file of so many images. */
  long bytes(int images) {
    return (long) images * recordSize();
  }

  private int recordSize() {
    return labelBytes + SHAPE.size();
  }

  /**
   * Reads files one after the other into memory.
   *
   * @param verify whether size and digest must be the expected ones; otherwise any whole number of
   *     records will do
   * @throws DataException if a file is damaged or a label is out of range
   */
  LabeledImages read(List<Part> parts, boolean verify) {
    long[] sizes = parts.stream().mapToLong(part -> size(part, verify)).toArray();
    int images = 0;
    for (long size : sizes) {
      images = Math.addExact(images, Math.toIntExact(size / recordSize()));
    }
    byte[] pixels = new byte[Math.multiplyExact(images, SHAPE.size())];
    int[] labels = new int[images];
    int position = 0;
    for (Part part : parts) {
      byte[] content = content(part, verify);
      for (int at = 0; at < content.length; at += recordSize()) {
        labels[position] =
            LabelCheck.inRange(
                part.file(), at / recordSize(), content[at + labelBytes - 1] & 0xff, classes);
        System.arraycopy(content, at + labelBytes, pixels, position * SHAPE.size(), SHAPE.size());
        position++;
      }
    }
    LabelCheck.everyClassPresent(parts.get(0).file(), labels, classes);
    return new ImagesInMemory(SHAPE, pixels, labels);
  }

  private long size(Part part, boolean verify) {
    try {
      long size = Files.size(part.file());
      if (verify) {
        part.expected().checkSize(part.file(), size);
      } else if (size == 0 || size % recordSize() != 0) {
        throw new DataException(
            part.file(),
            String.format(
                Locale.ROOT,
                "must be whole records of %d bytes, got %d bytes",
                recordSize(),
                size));
      }
      return size;
    } catch (IOException e) {
      throw new DataException(part.file(), "cannot be read: " + e.getMessage(), e);
    }
  }

  private static byte[] content(Part part, boolean verify) {
    try {
      byte[] content = Files.readAllBytes(part.file());
      if (verify) {
        part.expected().checkContent(part.file(), content);
      }
      return content;
    } catch (IOException e) {
      throw new DataException(part.file(), "cannot be read: " + e.getMessage(), e);
    }
  }
}
