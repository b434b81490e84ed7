package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.job.Job;
import org.robustlt.bench.job.RunPlan;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.run.Resume;
import org.robustlt.core.run.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains and evaluates one recipe. */
@Command(
    name = "train",
    header = "Train a recipe and evaluate the result.",
    description = {
      "Writes a run directory: the resolved recipe, provenance, a journal with a line for each"
          + " epoch, the last and the best checkpoint, the evaluations, and report.html. A training"
          + " that was stopped goes on with --resume and ends with the same weights, bit by bit."
          + " SIGTERM and SIGUSR1 make it save itself, within an epoch too."
    },
    footer = {
      "  ./robustlt train recipes/quickstart.yaml",
      "  ./robustlt train recipes/cifar10-lt/pgdat-robustlt.yaml --data ~/data/cifar-10 \\",
      "      --set model.use=small-cnn --set training.epochs=2 --out runs/short",
      "  ./robustlt train recipes/cifar10-lt/pgdat.yaml --data ~/data/cifar-10 --resume"
    })
final class TrainCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "RECIPE", description = "The recipe, YAML.")
  private Path file = Path.of("");

  @Mixin private RecipeOptions options = new RecipeOptions();

  @SuppressWarnings("UnusedVariable") // the launcher has read it
  @Mixin
  private DeviceOption device = new DeviceOption();

  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run directory; runs/NAME, after the recipe's name, if not given.")
  private Optional<Path> out = Optional.empty();

  @Mixin private ListenerOptions listeners = new ListenerOptions();

  @Option(names = "--resume", description = "Go on with the training that was begun there.")
  private boolean resume;

  @Option(
      names = "--allow-changes",
      description =
          "With --resume: go on although recipe, split or data were changed. The journal tells what"
              + " was, and from which epoch on.")
  private boolean allowChanges;

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RecipeReader reader = new RecipeReader(options.plugins().registry());
    Recipe recipe = reader.read(file, options.settings());
    Recipes.warn(console, file, recipe);
    Path directory = out.orElseGet(() -> Path.of("runs", Recipes.directoryName(recipe)));
    RunPlan plan = Recipes.plan(recipe, new RunDirectory(directory), reader, listeners.names());
    new Job(List.of(plan), data.directory(), console)
        .run(allowChanges && resume ? Resume.WITH_CHANGES : Resume.of(resume), () -> {});
    Results.print(console, List.of(directory));
    console.note("");
    console.note("Report: " + plan.directory().report());
    return 0;
  }
}
