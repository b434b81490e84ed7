package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.robustlt.bench.cluster.Cell;
import org.robustlt.bench.comparison.ComparisonPlan;
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
 */
record ComparisonPlans(Path out, List<RunPlan> runs) {
  /** Copies the runs. */
  ComparisonPlans {
    runs = List.copyOf(runs);
  }

  /**
   * Plans a run for each recipe and seed.
   *
   * @param listeners what hears of the trainings, as the command line names them
   * @throws UserException if recipes are invalid; it tells the problems of all at once
   */
  static ComparisonPlans of(
      RecipeReader reader,
      Console console,
      List<Path> files,
      List<Long> seeds,
      List<String> settings,
      List<String> listeners,
      Path out) {
    List<RunPlan> plans = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Set<Path> directories = new HashSet<>();
    for (Path file : files) {
      try {
        Recipe unseeded = reader.read(file, settings);
        Recipes.warn(console, file, unseeded);
        Path directory = out.resolve(Recipes.directoryName(unseeded));
        if (!directories.add(directory)) {
          problems.add("two recipes are called \"" + unseeded.name() + "\"; name them apart");
        }
        if (seeds.isEmpty()) {
          plans.add(plan(unseeded, directory, reader, listeners));
        }
        for (long seed : seeds) {
          List<String> seeded =
              Stream.concat(settings.stream(), Stream.of("seed=" + seed)).toList();
          plans.add(
              plan(
                  reader.read(file, seeded), directory.resolve("seed-" + seed), reader, listeners));
        }
      } catch (RecipeException e) {
        problems.add(e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new UserException(String.join("\n", problems));
    }
    return new ComparisonPlans(out, plans);
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
    return new ComparisonPlan(
        cells().stream()
            .map(cell -> new ComparisonPlan.Cell(cell.name(), cell.plan().recipe().sha256()))
            .toList(),
        List.of(),
        circumstances);
  }
}
