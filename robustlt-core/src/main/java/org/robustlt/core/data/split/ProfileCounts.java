package org.robustlt.core.data.split;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.data.DataException;

/**
 * How many images each class keeps. Truncation and order of operations are those of the published
 * code, since they decide which images are selected; only its step profile, which forgets the last
 * class where the number of classes is odd, is completed.
 */
final class ProfileCounts {
  private ProfileCounts() {}

  /** {@code largest · (1/ratio)^(c/(C-1))}. */
  static long[] exponential(double largest, int classes, double ratio) {
    double factor = 1 / ratio;
    return IntStream.range(0, classes)
        .mapToDouble(c -> largest * ExactPower.pow(factor, classes == 1 ? 0 : c / (classes - 1.0)))
        .mapToLong(count -> (long) count)
        .toArray();
  }

  /** The first half of the classes keeps everything, the second half {@code largest/ratio}. */
  static long[] step(double largest, int classes, double ratio) {
    long[] counts = new long[classes];
    int head = classes == 1 ? 1 : classes / 2;
    Arrays.fill(counts, 0, head, (long) largest);
    Arrays.fill(counts, head, classes, (long) (largest * (1 / ratio)));
    return counts;
  }

  /** Every class keeps the same. */
  static long[] uniform(double largest, int classes) {
    long[] counts = new long[classes];
    Arrays.fill(counts, (long) largest);
    return counts;
  }

  /**
   * Returns how many images of each class the profile asks a data set for.
   *
   * @param profile what messages call it
   * @param counts the counts for a size of the largest class
   * @param asked the size of the largest class; 0 stands for the largest that the data set allows
   * @throws DataException if a class would keep nothing
   */
  static ClassFrequencies of(
      String profile, DoubleFunction<long[]> counts, double asked, ClassFrequencies available) {
    long[] kept = counts.apply(asked == 0 ? largest(counts, available) : asked);
    for (int c = 0; c < kept.length; c++) {
      if (kept[c] < 1) {
        throw new EmptyClassException(profile, c, kept[0])
            .named(IntStream.range(0, kept.length).mapToObj(Integer::toString).toList());
      }
    }
    return ClassFrequencies.of(kept);
  }

  /** The largest size for which every class has enough, found by bisection. */
  private static int largest(DoubleFunction<long[]> counts, ClassFrequencies available) {
    int fits = 1;
    int tooMany = Math.toIntExact(available.max() + 1);
    while (tooMany - fits > 1) {
      int middle = fits + (tooMany - fits) / 2;
      long[] kept = counts.apply(middle);
      if (IntStream.range(0, kept.length).allMatch(c -> kept[c] <= available.count(c))) {
        fits = middle;
      } else {
        tooMany = middle;
      }
    }
    return fits;
  }
}
