package org.robustlt.core.record;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.core.checkpoint.CheckpointManifest;
import org.robustlt.core.evaluation.ClassGroups;
import org.robustlt.core.evaluation.ExampleOutcomes;
import org.robustlt.core.evaluation.WilsonInterval;

/**
 * Accuracy over ε: the file {@code curves/<label>.json}. Numbers are as in {@link
 * EvaluationRecord}; a distance that was not found is null.
 *
 * @param protocol how it was measured; its epsilon names all radii
 * @param weights digest of the checkpoint's weights
 * @param epoch the epochs that they have seen
 * @param examples how many test images
 * @param norm how distances are measured: {@code linf} or {@code l2}
 * @param points the accuracies, by rising ε
 * @param perClassExamples test images of each class
 * @param medianDistance of the nearest adversarial images; absent where the attack does not look
 *     for them
 * @param margins those of each class; absent where there are no distances, and in older files
 * @param groups which classes are head, medium and tail
 */
public record CurveRecord(
    ProtocolRecord protocol,
    String weights,
    int epoch,
    long examples,
    String norm,
    List<Point> points,
    List<Long> perClassExamples,
    Optional<Medians> medianDistance,
    Optional<List<Margin>> margins,
    ClassGroups groups) {

  /**
   * The accuracies at a radius.
   *
   * @param epsilon as people write it
   * @param radius its value, pixel scale
   */
  public record Point(
      String epsilon,
      double radius,
      double overall,
      double balanced,
      double trainingWeighted,
      double worstClass,
      double head,
      double medium,
      double tail,
      Map<String, WilsonInterval> intervals,
      List<Double> perClass,
      List<WilsonInterval> perClassInterval) {
    private static Point of(Magnitude epsilon, EvaluationRecord at) {
      return new Point(
          epsilon.toString(),
          epsilon.value(),
          at.overall(),
          at.balanced(),
          at.trainingWeighted(),
          at.worstClass(),
          at.head(),
          at.medium(),
          at.tail(),
          at.intervals(),
          at.perClass(),
          at.perClassInterval());
    }
  }

  /**
   * Median distances, pixel scale, 0 for images that are misclassified as they are; NaN where there
   * are no images, infinity where half were not reached.
   */
  public record Medians(
      double overall, double head, double medium, double tail, List<Double> perClass) {
    private static Medians of(ExampleOutcomes outcomes, int classes, ClassGroups groups) {
      return new Medians(
          median(outcomes, c -> true),
          median(outcomes, groups.head()::contains),
          median(outcomes, groups.medium()::contains),
          median(outcomes, groups.tail()::contains),
          IntStream.range(0, classes).mapToObj(c -> median(outcomes, l -> l == c)).toList());
    }

    private static double median(ExampleOutcomes outcomes, IntPredicate classes) {
      int[] labels = outcomes.labels();
      double[] all = outcomes.distances();
      double[] some =
          IntStream.range(0, all.length)
              .filter(i -> classes.test(labels[i]))
              .mapToDouble(i -> all[i])
              .sorted()
              .toArray();
      int middle = some.length / 2;
      return some.length == 0
          ? Double.NaN
          : some.length % 2 == 1
              ? some[middle]
              : Arrays.stream(some, middle - 1, middle + 1).average().orElseThrow();
    }
  }

  /**
   * Returns the curve of measured distances.
   *
   * @param epsilons the radii, rising
   * @param minimumNorm whether the distances are those of the nearest images
   */
  public static CurveRecord of(
      ProtocolRecord protocol,
      CheckpointManifest checkpoint,
      ExampleOutcomes outcomes,
      Norm norm,
      List<Magnitude> epsilons,
      boolean minimumNorm,
      ClassGroups groups,
      EvaluationRecord.Weights weights) {
    int classes = weights.test().size();
    List<EvaluationRecord> at =
        epsilons.stream()
            .map(
                epsilon ->
                    EvaluationRecord.of(
                        protocol,
                        checkpoint,
                        new EvaluationRecord.Counts(
                            outcomes.confusionAt(epsilon.value(), classes),
                            Optional.empty(),
                            Map.of(),
                            Optional.empty(),
                            List.of(),
                            0,
                            Optional.empty()),
                        groups,
                        weights))
            .toList();
    return new CurveRecord(
        protocol,
        checkpoint.weights(),
        checkpoint.epoch(),
        outcomes.size(),
        norm.name().toLowerCase(Locale.ROOT),
        IntStream.range(0, at.size()).mapToObj(i -> Point.of(epsilons.get(i), at.get(i))).toList(),
        at.get(0).perClassExamples(),
        minimumNorm ? Optional.of(Medians.of(outcomes, classes, groups)) : Optional.empty(),
        minimumNorm ? Optional.of(Margin.ofEach(outcomes, classes)) : Optional.empty(),
        groups);
  }
}
