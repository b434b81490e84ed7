package org.robustlt.bench.comparison;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a comparison consists of, as its file tells those who take part in it.
 *
 * @param cells the runs, in the order of the table
 * @param axes the settings that a sweep varies; none if it is no sweep
 * @param circumstances of the process that began it: kernel library, threads and what else bits
 *     depend on
 */
public record ComparisonPlan(
    List<Cell> cells, List<String> axes, Map<String, String> circumstances) {
  /** Copies the collections. */
  public ComparisonPlan {
    cells = List.copyOf(cells);
    axes = List.copyOf(axes);
    circumstances = new TreeMap<>(circumstances);
  }

  /**
   * A run: a recipe with a seed.
   *
   * @param directory where it lies below the comparison, with slashes
   * @param recipe the digest of the resolved recipe
   * @param point of a sweep, {@code KEY=VALUE} for each of its axes; empty if it is none
   */
  public record Cell(String directory, String recipe, List<String> point) {
    /** Copies the point. */
    public Cell {
      point = List.copyOf(point);
    }
  }
}
