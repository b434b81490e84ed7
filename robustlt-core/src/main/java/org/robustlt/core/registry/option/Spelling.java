package org.robustlt.core.registry.option;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known name a misspelt one was meant to be. */
public final class Spelling {
  private Spelling() {}

  /**
   * Returns the nearest of the known names, if its distance is at most a third of the given name's
   * length, and 1 at least, upper and lower case being the same. Of several that are as near, the
   * alphabetically first.
   */
  public static Optional<String> nearest(String given, Collection<String> known) {
    int farthest = Math.max(1, given.length() / 3);
    return known.stream()
        .filter(
            name ->
                distance(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)) <= farthest)
        .min(
            Comparator.<String>comparingInt(
                    name -> distance(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Returns {@code ; did you mean "…"?} about the nearest known name, or nothing. */
  public static String hint(String given, Collection<String> known) {
    return nearest(given, known).map(name -> "; did you mean \"" + name + "\"?").orElse("");
  }

  /**
   * Returns the optimal string alignment distance: the fewest insertions, deletions, substitutions
   * and swaps of neighbours that turn one text into the other, none touching a place twice.
   */
  static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int changed = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        least = Math.min(least, cost[i - 1][j - 1] + changed);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          least = Math.min(least, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = least;
      }
    }
    return cost[from.length()][to.length()];
  }
}
