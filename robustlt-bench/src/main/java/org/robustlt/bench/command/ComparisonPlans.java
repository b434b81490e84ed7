package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.robustlt.bench.cluster.Cell;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.ComparisonPlan;
import org.robustlt.bench.comparison.Grid;
import org.robustlt.bench.comparison.Percent;
import org.robustlt.bench.comparison.Sweep;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.job.RunPlan;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeException;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.run.RunDirectory;

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
   * Plans a run for each recipe, point of a sweep and seed.
   *
   * @param grid the sweep; without axes, it has one point
   * @param listeners what hears of the trainings, as the command line names them
   * @throws UserException if recipes are invalid; it tells the problems of all at once
   */
  static ComparisonPlans of(
      RecipeReader reader,
      Console console,
      List<Path> files,
      List<Long> seeds,
      Grid grid,
      List<String> settings,
      List<String> listeners,
      Path out) {
    List<RunPlan> plans = new ArrayList<>();
    List<List<String>> points = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Set<Path> directories = new HashSet<>();
    for (Path file : files) {
      for (List<String> point : grid.points()) {
        try {
          List<String> named = named(reader, file, settings, point);
          Recipe unseeded = reader.read(file, named);
          Recipes.warn(console, file, unseeded);
          checkHeldOut(unseeded, grid);
          Path directory = out.resolve(Recipes.directoryName(unseeded));
          if (!directories.add(directory)) {
            problems.add("two recipes are called \"" + unseeded.name() + "\"; name them apart");
          }
          if (seeds.isEmpty()) {
            plans.add(plan(unseeded, directory, reader, listeners));
            points.add(point);
          }
          for (long seed : seeds) {
            List<String> seeded = Stream.concat(named.stream(), Stream.of("seed=" + seed)).toList();
            plans.add(
                plan(
                    reader.read(file, seeded),
                    directory.resolve("seed-" + seed),
                    reader,
                    listeners));
            points.add(point);
          }
        } catch (RecipeException e) {
          if (!problems.contains(e.getMessage())) {
            problems.add(e.getMessage());
          }
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new UserException(String.join("\n", problems));
    }
    return new ComparisonPlans(out, plans, grid.keys(), points);
  }

  /** Returns the settings of a point, with a name that tells it. */
  private static List<String> named(
      RecipeReader reader, Path file, List<String> settings, List<String> point) {
    if (point.isEmpty()) {
      return settings;
    }
    String name = Grid.name(reader.read(file, settings).name(), point);
    return Stream.of(settings.stream(), point.stream(), Stream.of("name=" + name))
        .flatMap(each -> each)
        .toList();
  }

  /** A sweep chooses, and must not choose by test images. */
  private static void checkHeldOut(Recipe recipe, Grid grid) {
    if (!grid.axes().isEmpty()
        && recipe.data().validation().fraction() == 0
        && recipe.data().selection().file().isEmpty()) {
      throw new UserException(
          "--grid: "
              + recipe.name()
              + " holds no images out, so that nothing could be chosen but by test images; set"
              + " data.validation.fraction, to 0.1 say");
    }
  }

  private static RunPlan plan(
      Recipe recipe, Path directory, RecipeReader reader, List<String> listeners) {
    return Recipes.plan(recipe, new RunDirectory(directory), reader, listeners);
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
