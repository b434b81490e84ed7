package org.robustlt.core.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.evaluation.StratifiedSample;

/**
 * The test images of an evaluation.
 *
 * @param indices which they are, in rising order
 * @param population how many images of each class the whole test set has
 */
@SuppressWarnings("ArrayRecordComponent") // read, not compared
record TestSample(int[] indices, List<Long> population) {
  /**
   * Takes all images, or about equally many of every class.
   *
   * @throws IllegalArgumentException if the limit is less than the number of classes
   */
  static TestSample of(int[] labels, int classes, OptionalInt limit, RandomSource random) {
    int[] indices =
        limit.isPresent() && limit.getAsInt() < labels.length
            ? StratifiedSample.draw(labels, classes, limit.getAsInt(), random)
            : IntStream.range(0, labels.length).toArray();
    long[] population = new long[classes];
    Arrays.stream(labels).forEach(label -> population[label]++);
    return new TestSample(indices, LongStream.of(population).boxed().toList());
  }

  /** Returns how many images there are, and how many of each class in the whole test set. */
  String describe() {
    long all = population.stream().mapToLong(n -> n).sum();
    long most = population.stream().mapToLong(n -> n).max().orElse(0);
    long fewest = population.stream().mapToLong(n -> n).min().orElse(0);
    String perClass =
        most == fewest
            ? String.format(Locale.ROOT, "%,d of each class", most)
            : String.format(Locale.ROOT, "%,d to %,d of a class", fewest, most);
    return indices.length == all
        ? String.format(Locale.ROOT, "all %,d test images, %s", all, perClass)
        : String.format(
            Locale.ROOT,
            "%,d of %,d test images, as many of each class; in all %s",
            indices.length,
            all,
            perClass);
  }
}
