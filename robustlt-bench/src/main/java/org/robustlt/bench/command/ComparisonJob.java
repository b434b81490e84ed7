package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.job.Job;
import org.robustlt.bench.job.RunPlan;
import org.robustlt.bench.report.ReportFile;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeException;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.run.Resume;
import org.robustlt.core.run.RunDirectory;

/** Makes the runs of a comparison in directories below one, and shows what they came to. */
final class ComparisonJob {
  private final RecipeReader reader;
  private final Console console;
  private final List<String> listeners;

  ComparisonJob(RecipeReader reader, Console console, List<String> listeners) {
    this.reader = reader;
    this.console = console;
    this.listeners = listeners;
  }

  void run(
      List<Path> files,
      List<Long> seeds,
      List<String> settings,
      Optional<Path> data,
      Path out,
      boolean resume,
      Optional<String> baseline) {
    List<RunPlan> plans = plans(files, seeds, settings, out);
    baseline.ifPresent(name -> checkBaseline(name, plans));
    Path report = out.resolve("report.html");
    Comparison comparison;
    try (ComparisonDirectory place = new ComparisonDirectory(out)) {
      place.check(resume);
      new Job(plans, data, console, Optional.of(report))
          .run(Resume.of(resume), () -> place.begin(resume));
      List<Path> directories = plans.stream().map(plan -> plan.directory().path()).toList();
      comparison = Results.print(console, directories, baseline);
      place.write(comparison);
    }
    ReportFile.write(report, comparison);
    console.note("");
    console.note("Report: " + report);
  }

  /** Checks the name before any training, not after it. */
  private static void checkBaseline(String name, List<RunPlan> plans) {
    List<String> names = plans.stream().map(plan -> plan.recipe().name()).distinct().toList();
    if (!names.contains(name)) {
      throw new UserException(
          "--baseline: no recipe is called \""
              + name
              + "\"; there are \""
              + String.join("\", \"", names)
              + "\"");
    }
  }

  /** Returns a plan for each recipe and seed; reports the problems of all recipes at once. */
  private List<RunPlan> plans(List<Path> files, List<Long> seeds, List<String> settings, Path out) {
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
          plans.add(plan(unseeded, directory));
        }
        for (long seed : seeds) {
          List<String> seeded =
              Stream.concat(settings.stream(), Stream.of("seed=" + seed)).toList();
          plans.add(plan(reader.read(file, seeded), directory.resolve("seed-" + seed)));
        }
      } catch (RecipeException e) {
        problems.add(e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new UserException(String.join("\n", problems));
    }
    return plans;
  }

  private RunPlan plan(Recipe recipe, Path directory) {
    return Recipes.plan(recipe, new RunDirectory(directory), reader, listeners);
  }
}
