package org.robustlt.core.record;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.robustlt.core.evaluation.ClassGroups;
import org.robustlt.core.evaluation.ConfusionMatrix;
import org.robustlt.core.evaluation.WilsonInterval;

/**
 * What an evaluation found: the file {@code evaluation/<protocol>.json}. All accuracies are shares
 * in 0..1, NaN where there are no examples.
 *
 * @param protocol how it was measured
 * @param examples how many test images
 * @param overall accuracy on all of them
 * @param balanced mean accuracy over classes
 * @param worstClass smallest accuracy of a class
 * @param head mean accuracy over the head classes
 * @param medium mean accuracy over the medium classes; absent if there are none
 * @param tail mean accuracy over the tail classes
 * @param perClass accuracy of each class
 * @param perClassExamples test images of each class
 * @param perClassInterval 95 % confidence interval of each class
 * @param confusion counts by true and predicted class
 * @param groups which classes are head, medium and tail
 */
public record EvaluationRecord(
    ProtocolRecord protocol,
    long examples,
    double overall,
    double balanced,
    double worstClass,
    double head,
    Optional<Double> medium,
    double tail,
    List<Double> perClass,
    List<Long> perClassExamples,
    List<List<Double>> perClassInterval,
    List<List<Long>> confusion,
    ClassGroups groups) {

  /** Returns the record of counted predictions. */
  public static EvaluationRecord of(
      ProtocolRecord protocol, ConfusionMatrix confusion, ClassGroups groups) {
    List<Integer> classes = IntStream.range(0, confusion.classes()).boxed().toList();
    return new EvaluationRecord(
        protocol,
        confusion.examples(),
        confusion.overall(),
        confusion.balanced(),
        confusion.worstClass(),
        mean(confusion, groups.head()),
        groups.medium().isEmpty()
            ? Optional.empty()
            : Optional.of(mean(confusion, groups.medium())),
        mean(confusion, groups.tail()),
        classes.stream().map(confusion::accuracy).toList(),
        classes.stream().map(confusion::examples).toList(),
        classes.stream().map(label -> interval(confusion, label)).toList(),
        Arrays.stream(confusion.counts()).map(r -> Arrays.stream(r).boxed().toList()).toList(),
        groups);
  }

  private static double mean(ConfusionMatrix confusion, List<Integer> classes) {
    return confusion.mean(classes.stream().mapToInt(Integer::intValue));
  }

  private static List<Double> interval(ConfusionMatrix confusion, int label) {
    WilsonInterval interval =
        WilsonInterval.of(confusion.correct(label), confusion.examples(label));
    return List.of(interval.low(), interval.high());
  }
}
