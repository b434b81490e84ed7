package org.robustlt.bench.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an evaluation found; accuracies are fractions in 0..1.
 *
 * @param protocol how it was measured
 * @param examples the number of test images
 * @param overall the fraction of all images
 * @param balanced the mean over the classes
 * @param worstClass the least of the classes
 * @param head the mean over the frequent classes; NaN if there are none
 * @param medium the mean over the classes between; NaN if there are none
 * @param tail the mean over the rare classes; NaN if there are none
 * @param perClass the fraction of each class
 * @param perClassExamples the number of test images of each class; may be empty
 * @param perClassInterval the 95 % interval of each class; may be empty
 * @param confusion for each class how many of its images were taken for which; may be empty
 * @param groups which classes are head, medium and tail
 * @param robustness what the attack did
 */
public record EvaluationRecord(
    Protocol protocol,
    int examples,
    double overall,
    double balanced,
    double worstClass,
    double head,
    double medium,
    double tail,
    List<Double> perClass,
    List<Double> perClassExamples,
    List<Interval> perClassInterval,
    List<Map<Integer, Double>> confusion,
    Optional<Groups> groups,
    Robustness robustness) {
  /** Copies the lists. */
  public EvaluationRecord {
    perClass = List.copyOf(perClass);
    perClassExamples = List.copyOf(perClassExamples);
    perClassInterval = List.copyOf(perClassInterval);
    confusion = List.copyOf(confusion);
  }

  /** Returns what a group of classes, {@code head} and so on, is called here. */
  public String nameOf(String group) {
    int place = Groups.NAMES.indexOf(group);
    return place < 0 ? group : groups.map(named -> named.names().get(place)).orElse(group);
  }

  /**
   * From {@code low} to {@code high}.
   *
   * @param low the lower end
   * @param high the upper end
   */
  public record Interval(double low, double high) {}

  /**
   * The classes by their frequency.
   *
   * @param rule how they were divided
   * @param names what tables call head, medium and tail
   * @param head the frequent classes
   * @param medium the classes between
   * @param tail the rare classes
   */
  public record Groups(
      String rule,
      List<String> names,
      List<Integer> head,
      List<Integer> medium,
      List<Integer> tail) {
    /** The names of groups that are not told. */
    public static final List<String> NAMES = List.of("head", "medium", "tail");

    /** Copies the lists. */
    public Groups {
      names = List.copyOf(names.size() == NAMES.size() ? names : NAMES);
      head = List.copyOf(head);
      medium = List.copyOf(medium);
      tail = List.copyOf(tail);
    }
  }
}
