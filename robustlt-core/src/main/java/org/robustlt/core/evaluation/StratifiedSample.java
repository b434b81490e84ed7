package org.robustlt.core.evaluation;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.data.ImageSelection;

/** Draws about equally many images of every class; a larger sample contains every smaller one. */
public final class StratifiedSample {
  private StratifiedSample() {}

  /**
   * Returns the indices of the sample, in rising order.
   *
   * @param labels the class of every image
   * @param classes the number of classes
   * @param size how many images to draw; all of a class are taken where it has too few
   * @param random where the draw comes from
   * @throws IllegalArgumentException if there is not an image for every class
   */
  public static int[] draw(int[] labels, int classes, int size, RandomSource random) {
    if (size < classes) {
      throw new IllegalArgumentException(
          "limit must be at least 1 image for each of the "
              + classes
              + " classes, got "
              + size
              + " images");
    }
    int[][] members = ImageSelection.byClass(labels, classes);
    for (int c = 0; c < classes; c++) {
      shuffle(members[c], random.at(c).generator());
    }
    int[] sample = new int[Math.min(size, labels.length)];
    int drawn = 0;
    for (int round = 0; drawn < sample.length; round++) {
      for (int c = 0; c < classes && drawn < sample.length; c++) {
        if (round < members[c].length) {
          sample[drawn++] = members[c][round];
        }
      }
    }
    Arrays.sort(sample);
    return sample;
  }

  private static void shuffle(int[] members, RandomGenerator generator) {
    for (int i = members.length - 1; i > 0; i--) {
      int j = generator.nextInt(i + 1);
      int moved = members[i];
      members[i] = members[j];
      members[j] = moved;
    }
  }
}
