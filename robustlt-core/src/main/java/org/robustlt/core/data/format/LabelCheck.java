package org.robustlt.core.data.format;

import java.nio.file.Path;
import java.util.Locale;
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
    boolean[] present = new boolean[classes];
    for (int i = 0; i < images.size(); i++) {
      present[images.label(i)] = true;
    }
    for (int c = 0; c < classes; c++) {
      if (!present[c]) {
        throw new DataException(
            place, "every class must have at least 1 image, class " + c + " has none");
      }
    }
  }
}
