package org.robustlt.core.data.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.LabeledImages;

/** Checks labels as they are read. */
final class LabelCheck {
  private LabelCheck() {}

  /**
   * Returns the label.
   *
   * @throws DataException if it is not in 0..classes-1
   */
  static int inRange(Path place, int image, int label, int classes) {
    if (label < 0 || label >= classes) {
      throw new DataException(
          place,
          String.format(
              Locale.ROOT,
              "labels must be 0..%d, image %d has label %d",
              classes - 1,
              image,
              label));
    }
    return label;
  }

  /**
   * Checks that every class has an image.
   *
   * @throws DataException naming the first class without one
   */
  static void everyClassPresent(Path place, LabeledImages images, int classes) {
    everyClassPresent(
        place, images, IntStream.range(0, classes).mapToObj(Integer::toString).toList());
  }

  /**
   * Checks that every class has an image.
   *
   * @param classes their names
   * @throws DataException naming the first class without one
   */
  static void everyClassPresent(Path place, LabeledImages images, List<String> classes) {
    boolean[] present = new boolean[classes.size()];
    for (int i = 0; i < images.size(); i++) {
      present[images.label(i)] = true;
    }
    for (int c = 0; c < present.length; c++) {
      if (!present[c]) {
        throw new DataException(
            place, "every class must have at least 1 image, class " + classes.get(c) + " has none");
      }
    }
  }
}
