package org.robustlt.core.recipe.node;

import java.util.Comparator;

/**
 * Where something is written.
 *
 * @param source the order of the file or {@code --set} among all that are read
 * @param line counted from 1
 * @param column counted from 1
 * @param label what messages call it, such as {@code line 14: }
 */
public record Place(int source, int line, int column, String label) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::source)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
