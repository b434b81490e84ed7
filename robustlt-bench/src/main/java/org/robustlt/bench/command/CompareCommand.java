package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robustlt.bench.cluster.Part;
import org.robustlt.bench.cluster.Workers;
import org.robustlt.bench.comparison.Grid;
import org.robustlt.bench.console.Console;
import org.robustlt.core.recipe.RecipeReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains recipes with several seeds and prints them side by side. */
@Command(
    name = "compare",
    header = "Train recipes with several seeds and compare the results.",
    description = {
      "Makes a run for each recipe and seed in a directory of its own, evaluates all by the recipes'"
          + " protocols, and prints one table: mean and standard deviation over the seeds, and the"
          + " difference to the recipe that is the same but for one component, such as RobustLT's"
          + " budget, with its 95 %% interval. Writes comparison.json and report.html.",
      "With --join, any number of processes on any hosts that share the directory do so together, cell"
          + " by cell, and come to the same table: docs/cluster.md."
    },
    footer = {
      "  ./robustlt compare recipes/quickstart*.yaml --seeds 1,2,3",
      "  ./robustlt compare recipes/cifar10-lt/pgdat.yaml recipes/cifar10-lt/pgdat-robustlt.yaml \\",
      "      --seeds 102,103,104 --data ~/data/cifar-10 --out runs/table-1",
      "  ./robustlt compare recipes/quickstart*.yaml --seeds 1,2,3 --out /shared/q --join",
      "  ./robustlt compare recipes/quickstart*.yaml --seeds 1,2,3 --workers local:2",
      "  ./robustlt compare recipes/quickstart*.yaml --seeds 1,2,3 --spark spark://host:7077",
      "  ./robustlt compare recipes/quickstart-robustlt.yaml --grid budget.alpha=0.2,0.3,0.4 \\",
      "      --grid budget.beta=0.6,0.8"
    })
final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "RECIPE", arity = "1..*", description = "Recipes, YAML.")
  private List<Path> files = List.of();

  @Option(
      names = "--seeds",
      split = ",",
      paramLabel = "SEED",
      description = "Seeds to train each recipe with; the recipe's own if not given.")
  private List<Long> seeds = List.of();

  @Option(
      names = "--grid",
      paramLabel = "KEY=VALUES",
      description =
          "A sweep: train each recipe with every one of these values, budget.alpha=0.2,0.3 say; of"
              + " several keys, with every combination. The best is named, by validation images.")
  private List<String> grid = List.of();

  @Mixin private RecipeOptions options = new RecipeOptions();

  @SuppressWarnings("UnusedVariable") // the launcher has read it
  @Mixin
  private DeviceOption device = new DeviceOption();

  @Mixin private DataOptions data = new DataOptions();

  @Mixin private ListenerOptions listeners = new ListenerOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the run directories go; runs/comparison if not given.")
  private Path out = Path.of("runs", "comparison");

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description =
          "Compare all with the recipe of this name; each with one that differs in one component if"
              + " not given.")
  private Optional<String> baseline = Optional.empty();

  @Option(
      names = "--resume",
      description =
          "Go on with the comparison that was begun there; what is done is kept. With --join, cells"
              + " that failed are tried again.")
  private boolean resume;

  @Mixin private WorkersOptions workers = new WorkersOptions();

  @Option(
      names = "--part",
      paramLabel = "K/N",
      description =
          "As --join, but take the K-th of every N cells only, and do not wait for others: for"
              + " arrays of jobs.")
  private Optional<String> part = Optional.empty();

  @Spec private @Nullable CommandSpec spec;

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<Part> own = part.map(CompareCommand::part);
    Optional<Workers> shared = workers.chosen(own.isPresent());
    RecipeReader reader = new RecipeReader(options.plugins().registry());
    ComparisonPlans plans =
        new ComparisonPlanner(reader, console, grid(), seeds, listeners.names(), out)
            .plan(files, options.settings());
    if (shared.isPresent()) {
      return new SharedComparison(plans, data.directory(), baseline, console)
          .run(shared.get(), own, resume, WorkersOptions.arguments(spec));
    }
    new ComparisonJob(plans, data.directory(), baseline, console).run(resume);
    return 0;
  }

  private Grid grid() {
    try {
      return Grid.parse(grid);
    } catch (IllegalArgumentException e) {
      throw new UserException("--grid: " + e.getMessage());
    }
  }

  private static Part part(String text) {
    try {
      return Part.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UserException("--part: " + e.getMessage());
    }
  }
}
