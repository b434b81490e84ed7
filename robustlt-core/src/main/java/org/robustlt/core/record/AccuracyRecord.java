package org.robustlt.core.record;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.robustlt.core.evaluation.ConfusionMatrix;

/**
 * Accuracies as shares in 0..1; NaN where there are no examples.
 *
 * @param overall of all examples
 * @param balanced mean over classes
 * @param perClass of each class
 */
public record AccuracyRecord(double overall, double balanced, List<Double> perClass) {
  /** Reads a missing number as NaN. */
  public AccuracyRecord {
    perClass = known(perClass);
  }

  /** Returns numbers as they were before JSON, which has no NaN. */
  static List<Double> known(List<@Nullable Double> numbers) {
    return numbers.stream()
        .map(number -> number == null ? Double.valueOf(Double.NaN) : number)
        .toList();
  }

  /** Returns the accuracies of counted predictions. */
  public static AccuracyRecord of(ConfusionMatrix confusion) {
    return new AccuracyRecord(
        confusion.overall(),
        confusion.balanced(),
        Arrays.stream(confusion.perClass()).boxed().toList());
  }

  /** Returns the differences to other accuracies of as many classes. */
  AccuracyRecord minus(AccuracyRecord other) {
    return new AccuracyRecord(
        overall - other.overall,
        balanced - other.balanced,
        IntStream.range(0, perClass.size())
            .mapToObj(c -> perClass.get(c) - other.perClass.get(c))
            .toList());
  }

  /**
   * Natural and robust accuracy of the same examples.
   *
   * @param natural on the images as they are
   * @param robust under attack
   */
  public record Pair(AccuracyRecord natural, AccuracyRecord robust) {}
}
