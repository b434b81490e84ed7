package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.robustlt.bench.comparison.Grid;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.job.RunPlan;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeException;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.run.RunDirectory;

/** Plans a run for each recipe, point of a sweep and seed, and gathers what is wrong with any. */
final class ComparisonPlanner {
  private final RecipeReader reader;
  private final Console console;
  private final Grid grid;
  private final List<Long> seeds;
  private final List<String> listeners;
  private final Path out;

  private final List<RunPlan> runs = new ArrayList<>();
  private final List<List<String>> points = new ArrayList<>();
  private final Set<String> problems = new LinkedHashSet<>();
  private final Set<Path> directories = new HashSet<>();

  /**
   * Makes a planner.
   *
   * @param grid the sweep; without axes, it has one point
   * @param seeds none to train each recipe with its own
   * @param listeners what hears of the trainings, as the command line names them
   * @param out where the comparison goes
   */
  ComparisonPlanner(
      RecipeReader reader,
      Console console,
      Grid grid,
      List<Long> seeds,
      List<String> listeners,
      Path out) {
    this.reader = reader;
    this.console = console;
    this.grid = grid;
    this.seeds = List.copyOf(seeds);
    this.listeners = List.copyOf(listeners);
    this.out = out;
  }

  /**
   * Plans the runs of some recipes.
   *
   * @throws UserException if recipes are invalid; it tells the problems of all at once
   */
  ComparisonPlans plan(List<Path> files, List<String> settings) {
    files.forEach(file -> gathering(() -> sweep(file, settings)));
    problems.addAll(MeasuredAlike.problems(runs));
    if (!problems.isEmpty()) {
      throw new UserException(String.join("\n", problems));
    }
    return new ComparisonPlans(out, runs, grid.keys(), points);
  }

  private void gathering(Runnable planning) {
    try {
      planning.run();
    } catch (RecipeException e) {
      problems.add(e.getMessage());
    }
  }

  /** Plans a recipe at every point, where it has a name that tells it. */
  private void sweep(Path file, List<String> settings) {
    if (grid.axes().isEmpty()) {
      add(file, settings, List.of());
      return;
    }
    String name = reader.read(file, settings).name();
    for (List<String> point : grid.points()) {
      List<String> all = with(with(settings, point), List.of("name=" + Grid.name(name, point)));
      gathering(() -> add(file, all, point));
    }
  }

  private void add(Path file, List<String> settings, List<String> point) {
    Recipe unseeded = reader.read(file, settings);
    Recipes.warn(console, file, unseeded);
    checkHeldOut(unseeded);
    Path directory = out.resolve(Recipes.directoryName(unseeded));
    if (!directories.add(directory)) {
      problems.add("two recipes are called \"" + unseeded.name() + "\"; name them apart");
    }
    if (seeds.isEmpty()) {
      add(unseeded, directory, point);
    }
    for (long seed : seeds) {
      Recipe recipe = reader.read(file, with(settings, List.of("seed=" + seed)));
      add(recipe, directory.resolve("seed-" + seed), point);
    }
  }

  private void add(Recipe recipe, Path directory, List<String> point) {
    runs.add(Recipes.plan(recipe, new RunDirectory(directory), reader, listeners));
    points.add(point);
  }

  /** A sweep chooses, and must not choose by test images. */
  private void checkHeldOut(Recipe recipe) {
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

  private static List<String> with(List<String> settings, List<String> more) {
    return Stream.concat(settings.stream(), more.stream()).toList();
  }
}
