package org.robustlt.core.data.format;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.robustlt.core.file.npy.NpyException;
import org.robustlt.core.file.npy.NpyIntegers;
import org.robustlt.core.file.npy.NpyReader;

/** Reads labels from arrays. */
final class ArrayLabels {
  private static final int MOST_CLASSES = 100_000;

  private ArrayLabels() {}

  /**
   * Returns the labels of an array {@code [images]} or {@code [images, 1]}.
   *
   * @throws NpyException if it has other sides, or a label that is none
   */
  static int[] read(NpyReader array) throws IOException {
    if (array.header().shape().stream().filter(side -> side != 1).count() > 1) {
      throw new NpyException(
          "must hold one label for each image, its shape is " + array.header().shape());
    }
    long[] labels = NpyIntegers.read(array);
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= MOST_CLASSES) {
        throw new NpyException(
            String.format(
                Locale.ROOT,
                "must hold labels 0..%d, image %d has label %d",
                MOST_CLASSES - 1,
                i,
                labels[i]));
      }
    }
    return Arrays.stream(labels).mapToInt(Math::toIntExact).toArray();
  }
}
