package org.robustlt.core.evaluation;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.robustlt.api.data.ClassFrequencies;

/**
 * The classes by how many training images they have.
 *
 * @param rule how the groups were made, in words
 * @param head the classes with most images
 * @param medium those between
 * @param tail the classes with fewest images
 */
public record ClassGroups(
    String rule, List<Integer> head, List<Integer> medium, List<Integer> tail) {
  /** Copies the lists. */
  public ClassGroups {
    head = ImmutableList.copyOf(head);
    medium = ImmutableList.copyOf(medium);
    tail = ImmutableList.copyOf(tail);
  }

  /**
   * Cuts the classes, ordered by falling number of training images, into thirds; what is left over
   * goes to the medium group. Fewer than three classes have no medium group.
   */
  public static ClassGroups thirds(ClassFrequencies frequencies) {
    List<Integer> order =
        IntStream.range(0, frequencies.classes())
            .boxed()
            .sorted(Comparator.comparingLong((Integer c) -> -frequencies.count(c)))
            .toList();
    int third = Math.max(1, order.size() / 3);
    int tailStart = Math.max(third, order.size() - third);
    return new ClassGroups(
        "thirds of the classes by number of training images",
        order.subList(0, third),
        order.subList(third, tailStart),
        order.subList(tailStart, order.size()));
  }
}
