package org.robustlt.core.data.split;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.robustlt.api.data.ClassFrequencies;
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

  /** What the largest class keeps, where 0 stands for as much as every class has. */
  static double largest(int asked, ClassFrequencies available) {
    return asked == 0 ? available.min() : asked;
  }

  /**
   * Checks that every class keeps something and has what it keeps.
   *
   * @throws DataException otherwise
   */
  static ClassFrequencies checked(String profile, long[] counts, ClassFrequencies available) {
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] < 1) {
        throw new DataException(
            "%s leaves class %d of %d without images: every class must keep at least 1, the largest"
                    .formatted(profile, c, counts.length)
                + " keeps %d".formatted(counts[0]));
      }
      if (counts[c] > available.count(c)) {
        throw new DataException(
            "%s takes %d images of class %d, which has %d"
                .formatted(profile, counts[c], c, available.count(c)));
      }
    }
    return ClassFrequencies.of(counts);
  }
}
