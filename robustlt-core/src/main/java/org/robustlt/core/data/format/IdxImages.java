package org.robustlt.core.data.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;

/**
 * Reads the pair of IDX files, images and labels, that a part of MNIST or a relative consists of.
 */
final class IdxImages {
  private IdxImages() {}

  /** Reads a pair of files, each packed with gzip if its name ends in {@code .gz}. */
  static LabeledImages read(Path images, Path labels, int classes) {
    return of(images, readFile(images, 3), labels, readFile(labels, 1), classes);
  }

  /**
   * Joins images and labels.
   *
   * @throws DataException if they do not count the same images or a label is out of range
   */
  static LabeledImages of(
      Path imagesPlace, IdxFile images, Path labelsPlace, IdxFile labels, int classes) {
    int count = images.sides()[0];
    if (labels.sides()[0] != count) {
      throw new DataException(
          labelsPlace,
          String.format(
              Locale.ROOT,
              "%d labels, but %s has %d images",
              labels.sides()[0],
              imagesPlace,
              count));
    }
    int[] checked = new int[count];
    for (int i = 0; i < count; i++) {
      checked[i] = LabelCheck.inRange(labelsPlace, i, labels.values()[i] & 0xff, classes);
    }
    ImageShape shape = new ImageShape(1, images.sides()[1], images.sides()[2]);
    LabeledImages all = new ImagesInMemory(shape, images.values(), checked);
    LabelCheck.everyClassPresent(labelsPlace, all, classes);
    return all;
  }

  /** Reads a file, packed with gzip if its name ends in {@code .gz}. */
  static IdxFile readFile(Path file, int rank) {
    try (InputStream stream = open(file)) {
      return IdxFile.read(file, stream, rank);
    } catch (IOException e) {
      throw new DataException(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(stream, 1 << 16) : stream;
  }
}
