package org.robustlt.core.recipe.node;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Collects what is wrong with a recipe, to tell all of it at once in the order of the files. */
public final class Problems {
  private final TreeSet<Problem> problems =
      new TreeSet<>(
          Comparator.comparing(Problem::place)
              .thenComparing(Problem::path)
              .thenComparing(Problem::message));

  private record Problem(Place place, String path, String message) {
    String text() {
      return place.label() + (path.isEmpty() ? "" : path + ": ") + message.replace("\n", "\n     ");
    }
  }

  /**
   * Adds a problem.
   *
   * @param place where it is
   * @param path the keys that lead there
   * @param message what is wrong; further lines are details
   */
  public void add(Place place, String path, String message) {
    problems.add(new Problem(place, path, message));
  }

  /** Adds a problem with a node. */
  public void add(Node node, String message) {
    add(node.place(), node.path(), message);
  }

  /** Returns whether there are none. */
  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /** Returns all problems in the order of their places. */
  public List<String> inOrder() {
    return problems.stream().map(Problem::text).toList();
  }
}
