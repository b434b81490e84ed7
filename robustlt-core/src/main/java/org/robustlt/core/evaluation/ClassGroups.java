package org.robustlt.core.evaluation;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.core.recipe.EvaluationSection;

/**
 * The classes by how many training images they have.
 *
 * @param rule how the groups were made, in words
 * @param names what tables call head, medium and tail
 * @param head the classes with most images
 * @param medium those between
 * @param tail the classes with fewest images
 */
public record ClassGroups(
    String rule, List<String> names, List<Integer> head, List<Integer> medium, List<Integer> tail) {
  /** What they are called where nobody says otherwise. */
  public static final List<String> NAMES = List.of("head", "medium", "tail");

  /** Copies the lists, and fills in what older files lack. */
  public ClassGroups {
    names = ImmutableList.copyOf(Objects.requireNonNullElse(names, NAMES));
    head = ImmutableList.copyOf(head);
    medium = ImmutableList.copyOf(medium);
    tail = ImmutableList.copyOf(tail);
  }

  /** Returns what a group, {@code head} and so on, is called here. */
  public String nameOf(String group) {
    int place = NAMES.indexOf(group);
    return place < 0 ? group : names.get(place);
  }

  /**
   * Groups the classes.
   *
   * @throws IllegalArgumentException if the rule asks for more classes than there are
   */
  public static ClassGroups of(EvaluationSection.Groups groups, ClassFrequencies frequencies) {
    return switch (groups.rule()) {
      case THIRDS -> thirds(frequencies);
      case COUNTS -> counts((int) groups.head(), (int) groups.tail(), frequencies);
      case THRESHOLDS -> thresholds(groups, frequencies);
    };
  }

  /**
   * Cuts the classes, ordered by falling number of training images, into thirds; what is left over
   * goes to the medium group. Fewer than three classes have no medium group.
   */
  public static ClassGroups thirds(ClassFrequencies frequencies) {
    int third = Math.max(1, frequencies.classes() / 3);
    return cut(
        EvaluationSection.Groups.THIRDS,
        third,
        Math.min(third, frequencies.classes() - third),
        frequencies);
  }

  private static ClassGroups counts(int head, int tail, ClassFrequencies frequencies) {
    if (head + tail > frequencies.classes()) {
      throw new IllegalArgumentException(
          "evaluation.groups: "
              + head
              + " head and "
              + tail
              + " tail classes are more than the "
              + frequencies.classes()
              + " classes of the data set");
    }
    EvaluationSection.Groups groups =
        new EvaluationSection.Groups(EvaluationSection.Groups.Rule.COUNTS, head, tail);
    return cut(groups, head, tail, frequencies);
  }

  private static ClassGroups cut(
      EvaluationSection.Groups groups, int head, int tail, ClassFrequencies frequencies) {
    List<Integer> order =
        IntStream.range(0, frequencies.classes())
            .boxed()
            .sorted(Comparator.comparingLong((Integer c) -> -frequencies.count(c)))
            .toList();
    int tailStart = order.size() - tail;
    return new ClassGroups(
        groups.words(),
        groups.names(),
        order.subList(0, head),
        order.subList(head, tailStart),
        order.subList(tailStart, order.size()));
  }

  private static ClassGroups thresholds(
      EvaluationSection.Groups groups, ClassFrequencies frequencies) {
    List<Integer> head = classes(frequencies, groups.head() + 1, Long.MAX_VALUE);
    List<Integer> medium = classes(frequencies, groups.tail(), groups.head());
    List<Integer> tail = classes(frequencies, 0, groups.tail() - 1);
    return new ClassGroups(groups.words(), groups.names(), head, medium, tail);
  }

  private static List<Integer> classes(ClassFrequencies frequencies, long from, long to) {
    return IntStream.range(0, frequencies.classes())
        .filter(c -> frequencies.count(c) >= from && frequencies.count(c) <= to)
        .boxed()
        .toList();
  }
}
