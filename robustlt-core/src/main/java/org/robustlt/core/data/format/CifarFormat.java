package org.robustlt.core.data.format;

import java.nio.file.Path;
import java.util.List;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;

/** How the files of one version of CIFAR hold images and labels. */
interface CifarFormat {
  /** The shape of every image. */
  ImageShape SHAPE = new ImageShape(3, 32, 32);

  /**
   * The images of a file.
   *
   * @param pixels {@code [images, channels, height, width]}
   * @param labels {@code [images]}
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Images(byte[] pixels, int[] labels) {
    /** Returns the images of several files, one after the other. */
    static LabeledImages join(List<Images> parts) {
      int images = parts.stream().mapToInt(part -> part.labels.length).sum();
      byte[] pixels = new byte[Math.multiplyExact(images, SHAPE.size())];
      int[] labels = new int[images];
      int at = 0;
      for (Images part : parts) {
        System.arraycopy(part.pixels, 0, pixels, at * SHAPE.size(), part.pixels.length);
        System.arraycopy(part.labels, 0, labels, at, part.labels.length);
        at += part.labels.length;
      }
      return new ImagesInMemory(SHAPE, pixels, labels);
    }
  }

  /**
   * Reads a file.
   *
   * @param place what messages call it
   * @throws org.robustlt.api.data.DataException if it is damaged or a label is out of range
   */
  Images parse(Path place, byte[] content);
}
