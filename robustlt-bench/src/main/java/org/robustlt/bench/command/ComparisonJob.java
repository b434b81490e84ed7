package org.robustlt.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.ComparisonFile;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.job.Job;
import org.robustlt.bench.job.RunPlan;
import org.robustlt.bench.report.ReportFile;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeException;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.run.RunDirectory;

/** Makes the runs of a comparison in directories below one, and shows what they came to. */
final class ComparisonJob {
  private final RecipeReader reader;
  private final Console console;

  ComparisonJob(RecipeReader reader, Console console) {
    this.reader = reader;
    this.console = console;
  }

  void run(
      List<Path> files,
      List<Long> seeds,
      List<String> settings,
      Optional<Path> data,
      Path out,
      boolean resume) {
    List<RunPlan> plans = plans(files, seeds, settings, out);
    Path file = out.resolve("comparison.json");
    checkOut(out, file, resume);
    new Job(plans, data, console).run(resume, () -> begin(out, file));
    List<Path> directories = plans.stream().map(plan -> plan.directory().path()).toList();
    Comparison comparison = Results.print(console, directories);
    ComparisonFile.write(file, comparison);
    Path report = out.resolve("report.html");
    ReportFile.write(report, comparison);
    console.note("");
    console.note("Report: " + report);
  }

  /** Returns a plan for each recipe and seed; reports the problems of all recipes at once. */
  private List<RunPlan> plans(List<Path> files, List<Long> seeds, List<String> settings, Path out) {
    List<RunPlan> plans = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Set<Path> directories = new HashSet<>();
    for (Path file : files) {
      try {
        Recipe unseeded = reader.read(file, settings);
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
    return Recipes.plan(recipe, new RunDirectory(directory), reader);
  }

  private static void checkOut(Path out, Path file, boolean resume) {
    if (!Files.exists(out)) {
      return;
    }
    if (Files.exists(file)) {
      if (!resume) {
        throw new UserException(
            out + " already holds a comparison; go on with it by --resume, or give another --out");
      }
      return;
    }
    try (Stream<Path> content = Files.list(out)) {
      if (content.findAny().isPresent()) {
        throw new UserException(
            out + " is not empty and holds no comparison; give another directory with --out");
      }
    } catch (IOException e) {
      throw new UserException(out + " is no directory that can be read: " + e);
    }
  }

  /** Marks the directory, so that a comparison that is stopped can go on there. */
  private static void begin(Path out, Path file) {
    try {
      Files.createDirectories(out);
      if (!Files.exists(file)) {
        Files.writeString(file, "{}\n");
      }
    } catch (IOException e) {
      throw new UserException(out + " cannot be written to: " + e);
    }
  }
}
