package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.robustlt.bench.cluster.Circumstances;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.ComparisonPlan;
import org.robustlt.bench.comparison.RecipeIdentity;
import org.robustlt.bench.comparison.ResultTable;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.job.Job;
import org.robustlt.bench.job.RunPlan;
import org.robustlt.bench.published.PublishedTable;
import org.robustlt.bench.published.Reproduction;
import org.robustlt.bench.published.ReproductionText;
import org.robustlt.bench.report.ReportFile;
import org.robustlt.core.checkpoint.CheckpointStore.Which;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.run.EvaluationOptions;
import org.robustlt.core.run.Protocol;
import org.robustlt.core.run.Protocols;
import org.robustlt.core.run.Resume;
import org.robustlt.core.run.RunDirectory;

/** Trains and evaluates the methods of a published table. */
final class ReproductionJob {
  private final PublishedTable table;
  private final boolean small;
  private final RecipeReader reader;
  private final Console console;

  ReproductionJob(PublishedTable table, boolean small, RecipeReader reader, Console console) {
    this.table = table;
    this.small = small;
    this.reader = reader;
    this.console = console;
  }

  /** A method, what we run for it, and what that has less. */
  private record Cell(PublishedTable.Method method, List<RunPlan> plans, List<String> reduced) {}

  void run(
      List<PublishedTable.Method> methods,
      List<Long> seeds,
      List<String> settings,
      Optional<Path> data,
      Path out,
      boolean resume) {
    List<Cell> cells = methods.stream().map(method -> cell(method, seeds, settings, out)).toList();
    List<RunPlan> plans = cells.stream().flatMap(cell -> cell.plans().stream()).toList();
    Comparison comparison;
    Path report = out.resolve("report.html");
    ComparisonPlan described = ComparisonPlans.of(out, plans).described(Circumstances.here());
    try (ComparisonDirectory place = new ComparisonDirectory(out, described)) {
      place.check(resume);
      new Job(plans, data, console, Optional.of(report))
          .run(Resume.of(resume), () -> place.begin(resume));
      cells.forEach(cell -> evaluate(cell, data));
      comparison =
          Results.print(console, plans.stream().map(plan -> plan.directory().path()).toList());
      place.write(comparison);
    }
    ReportFile.write(report, comparison);
    console.print("");
    ReproductionText.lines(
            Reproduction.of(
                table,
                cells.stream().map(cell -> attempt(cell, comparison)).toList(),
                ResultTable.of(comparison)))
        .forEach(console::print);
    console.note("");
    console.note("Report: " + report);
  }

  private Cell cell(
      PublishedTable.Method method, List<Long> seeds, List<String> settings, Path out) {
    Path file = PluginOptions.home().resolve("recipes").resolve(method.recipe());
    List<String> reductions =
        small
            ? Stream.concat(table.small().stream(), method.small().stream()).toList()
            : List.<String>of();
    List<String> ours =
        Stream.of(table.settings(), reductions, settings).flatMap(List::stream).toList();
    Recipe published = reader.read(file, table.settings());
    Recipe unseeded = reader.read(file, ours);
    Path directory = out.resolve(Recipes.directoryName(unseeded));
    List<RunPlan> plans = new ArrayList<>();
    if (seeds.isEmpty()) {
      plans.add(plan(unseeded, directory));
    }
    for (long seed : seeds) {
      List<String> seeded = Stream.concat(ours.stream(), Stream.of("seed=" + seed)).toList();
      plans.add(plan(reader.read(file, seeded), directory.resolve("seed-" + seed)));
    }
    return new Cell(method, plans, differences(published, unseeded));
  }

  /** Plans a training; evaluations follow when it is done. */
  private RunPlan plan(Recipe recipe, Path directory) {
    RunDirectory place = new RunDirectory(directory);
    return new RunPlan(recipe, Recipes.begun(place, reader), place, List.of());
  }

  private static List<String> differences(Recipe published, Recipe ours) {
    RecipeIdentity theirs = RecipeIdentity.of(published);
    RecipeIdentity mine = RecipeIdentity.of(ours);
    return mine.differences(theirs).stream()
        .map(key -> key + ": " + mine.value(key) + " in place of " + theirs.value(key))
        .toList();
  }

  private void evaluate(Cell cell, Optional<Path> data) {
    Protocols known = new Protocols(reader);
    for (RunPlan plan : cell.plans()) {
      for (PublishedTable.Score number : cell.method().numbers()) {
        Protocol protocol = known.find(List.of(number.protocol())).get(0);
        EvaluationOptions options = options(number.protocol());
        RunPlan single =
            new RunPlan(
                plan.recipe(), Optional.of(plan.recipe()), plan.directory(), List.of(protocol));
        new Job(List.of(single), data, console).evaluateWhatIsMissing(options);
      }
    }
  }

  private EvaluationOptions options(String protocol) {
    Integer limit = small ? table.limits().get(protocol) : null;
    return new EvaluationOptions(
        table.checkpoint().equals("best") ? Which.BEST : Which.LAST,
        limit == null ? OptionalInt.empty() : OptionalInt.of(limit),
        false);
  }

  private Reproduction.Attempt attempt(Cell cell, Comparison comparison) {
    Path first = cell.plans().get(0).directory().path();
    String variant =
        comparison.variants().stream()
            .filter(v -> v.runs().stream().anyMatch(run -> run.directory().equals(first)))
            .findFirst()
            .orElseThrow()
            .name();
    Map<String, String> labels = new LinkedHashMap<>();
    Protocols known = new Protocols(reader);
    for (PublishedTable.Score number : cell.method().numbers()) {
      Protocol protocol = known.find(List.of(number.protocol())).get(0);
      labels.put(number.protocol(), options(number.protocol()).label(protocol));
    }
    return new Reproduction.Attempt(cell.method(), variant, labels, cell.reduced());
  }
}
