package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.robustlt.bench.console.Console;
import org.robustlt.core.recipe.RecipeReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains recipes with several seeds and prints them side by side. */
@Command(
    name = "compare",
    header = "Train recipes with several seeds and compare the results.",
    description = {
      "Makes a run for each recipe and seed in a directory of its own, evaluates all by the recipes'"
          + " protocols, and prints one table: mean and standard deviation over the seeds, and the"
          + " difference to the recipe that is the same but for one component, such as RobustLT's"
          + " budget, with its 95 %% interval. Writes comparison.json and report.html."
    },
    footer = {
      "  ./robustlt compare recipes/quickstart*.yaml --seeds 1,2,3",
      "  ./robustlt compare recipes/cifar10-lt/pgdat.yaml recipes/cifar10-lt/pgdat-robustlt.yaml \\",
      "      --seeds 102,103,104 --data ~/data/cifar-10 --out runs/table-1"
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
      description = "Go on with the comparison that was begun there; what is done is kept.")
  private boolean resume;

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RecipeReader reader = new RecipeReader(options.plugins().registry());
    new ComparisonJob(reader, console, listeners.names())
        .run(files, seeds, options.settings(), data.directory(), out, resume, baseline);
    return 0;
  }
}
