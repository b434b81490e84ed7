package org.robustlt.core.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.robustlt.api.data.ClassFrequencies;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.LabeledImages;

/** Selects images of a data set by their classes; a selection is an array of indices. */
public final class ImageSelection {
  private ImageSelection() {}

  /** Returns all images in their order. */
  public static int[] all(LabeledImages images) {
    return IntStream.range(0, images.size()).toArray();
  }

  /**
   * Returns the first images of each class, in their order.
   *
   * @param indices which images to choose from
   * @param perClass how many to keep of each class
   * @throws IllegalArgumentException if perClass is not positive
   */
  public static int[] firstOfEachClass(LabeledImages images, int[] indices, int perClass) {
    if (perClass < 1) {
      throw new IllegalArgumentException("limit must be at least 1 per class, got " + perClass);
    }
    int classes = Arrays.stream(indices).map(images::label).max().orElse(-1) + 1;
    int[] seen = new int[classes];
    return Arrays.stream(indices).filter(index -> seen[images.label(index)]++ < perClass).toArray();
  }

  /** Returns the class of every image of a data set, in their order. */
  public static int[] labels(LabeledImages images) {
    return IntStream.range(0, images.size()).map(images::label).toArray();
  }

  /**
   * Returns how many images of each class there are.
   *
   * @throws DataException if a label is out of range or a class has no images
   */
  public static ClassFrequencies frequencies(int[] labels, int classes) {
    long[] counts = new long[classes];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new DataException(
            "labels must be 0.." + (classes - 1) + ", image " + i + " has label " + labels[i]);
      }
      counts[labels[i]]++;
    }
    for (int c = 0; c < classes; c++) {
      if (counts[c] == 0) {
        throw new DataException("every class must have at least 1 image, class " + c + " has none");
      }
    }
    return ClassFrequencies.of(counts);
  }
}
