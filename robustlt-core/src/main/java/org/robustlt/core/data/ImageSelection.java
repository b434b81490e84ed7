package org.robustlt.core.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.robustlt.api.component.ClassFrequencies;
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
   * Returns the indices of each class's images, in their order.
   *
   * @param labels the class of every image, each in 0..classes-1
   */
  public static int[][] byClass(int[] labels, int classes) {
    int[] counts = new int[classes];
    for (int label : labels) {
      counts[label]++;
    }
    int[][] members = new int[classes][];
    Arrays.setAll(members, c -> new int[counts[c]]);
    Arrays.fill(counts, 0);
    for (int i = 0; i < labels.length; i++) {
      members[labels[i]][counts[labels[i]]++] = i;
    }
    return members;
  }

  /**
   * Returns how many images of each class there are.
   *
   * @throws DataException if a label is out of range or a class has no images
   */
  public static ClassFrequencies frequencies(int[] labels, int classes) {
    return frequencies(labels, IntStream.range(0, classes).mapToObj(Integer::toString).toList());
  }

  /**
   * Returns how many images of each class there are.
   *
   * @param classNames what messages call the classes
   * @throws DataException if a label is out of range or a class has no images
   */
  public static ClassFrequencies frequencies(int[] labels, List<String> classNames) {
    long[] counts = new long[classNames.size()];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= counts.length) {
        throw new DataException(
            "labels must be 0.."
                + (counts.length - 1)
                + ", image "
                + i
                + " has label "
                + labels[i]);
      }
      counts[labels[i]]++;
    }
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] == 0) {
        throw new DataException(
            "every class must have at least 1 image, class " + classNames.get(c) + " has none");
      }
    }
    return ClassFrequencies.of(counts);
  }
}
