package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.robustlt.bench.cluster.Cell;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.ComparisonPlan;
import org.robustlt.bench.comparison.Percent;
import org.robustlt.bench.comparison.Sweep;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.job.RunPlan;

/**
 * The runs of a comparison.
 *
 * @param out where it goes
 * @param runs in the order of the table
 * @param axes the settings that a sweep varies; none if it is no sweep
 * @param points of the runs in the sweep, as many
 */
record ComparisonPlans(Path out, List<RunPlan> runs, List<String> axes, List<List<String>> points) {
  /** Copies the lists. */
  ComparisonPlans {
    runs = List.copyOf(runs);
    axes = List.copyOf(axes);
    points = List.copyOf(points);
  }

  /** Returns runs that are no sweep. */
  static ComparisonPlans of(Path out, List<RunPlan> runs) {
    return new ComparisonPlans(out, runs, List.of(), Collections.nCopies(runs.size(), List.of()));
  }

  /**
   * Checks the name of a recipe before any training, not after it.
   *
   * @throws UserException if none has it
   */
  void checkBaseline(String name) {
    List<String> names = runs.stream().map(plan -> plan.recipe().name()).distinct().toList();
    if (!names.contains(name)) {
      throw new UserException(
          "--baseline: no recipe is called \""
              + name
              + "\"; there are \""
              + String.join("\", \"", names)
              + "\"");
    }
  }

  /** Returns where the runs lie. */
  List<Path> directories() {
    return runs.stream().map(plan -> plan.directory().path()).toList();
  }

  /** Returns the runs as cells that processes take. */
  List<Cell> cells() {
    return runs.stream().map(plan -> Cell.of(out, plan)).toList();
  }

  /** Returns what the comparison's file says of the runs. */
  ComparisonPlan described(Map<String, String> circumstances) {
    List<ComparisonPlan.Cell> described = new ArrayList<>();
    List<Cell> cells = cells();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      described.add(
          new ComparisonPlan.Cell(cell.name(), cell.plan().recipe().sha256(), points.get(i)));
    }
    return new ComparisonPlan(described, axes, circumstances);
  }

  /** Names the best point of a sweep, by validation. */
  void tellBest(Console console, Comparison comparison) {
    Sweep.of(out, described(Map.of()), comparison)
        .ifPresent(
            sweep -> {
              Sweep.Point best = sweep.best();
              console.print("");
              console.print(
                  "Best on validation images: "
                      + sweep.words(best)
                      + ", balanced robust accuracy "
                      + Percent.of(best.robust())
                      + " %");
            });
  }
}
