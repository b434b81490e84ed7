package org.robustlt.core.record;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.robustlt.core.evaluation.ConfusionMatrix;

/**
 * Accuracies as shares in 0..1; NaN where there are no examples.
 *
 * @param overall of all examples
 * @param balanced mean over classes
 * @param perClass of each class
 */
public record AccuracyRecord(double overall, double balanced, List<Double> perClass) {
  /** Copies the list. */
  public AccuracyRecord {
    perClass = List.copyOf(perClass);
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
