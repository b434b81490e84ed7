package org.robustlt.bench.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.robustlt.bench.comparison.Grid;
import org.robustlt.bench.console.Console;
import org.robustlt.core.recipe.RecipeReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the main job on data that come with the program. */
@Command(
    name = "quickstart",
    header = "Train two methods with and without RobustLT on a small long-tailed Fashion-MNIST.",
    description = {
      "Trains PGD-AT and AT-BSL, each with and without RobustLT, on a subset of Fashion-MNIST that"
          + " comes with the program, evaluates them on natural and on attacked test images, prints"
          + " the comparison and writes a report. Takes under three minutes on two cores."
    },
    footer = {"  ./robustlt quickstart", "  ./robustlt quickstart --out /tmp/first"})
final class QuickstartCommand implements Callable<Integer> {
  private static final List<String> RECIPES =
      List.of(
          "quickstart.yaml",
          "quickstart-robustlt.yaml",
          "quickstart-atbsl.yaml",
          "quickstart-atbsl-robustlt.yaml");

  private final Console console;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where the run directories go; runs/quickstart if not given, or with a number"
              + " where that exists.")
  private Optional<Path> out = Optional.empty();

  @SuppressWarnings("UnusedVariable") // the launcher has read it
  @Mixin
  private DeviceOption device = new DeviceOption();

  @Mixin private RecipeOptions options = new RecipeOptions();

  QuickstartCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path recipes = PluginOptions.home().resolve("recipes");
    ComparisonPlans plans =
        new ComparisonPlanner(
                new RecipeReader(options.plugins().registry()),
                console,
                Grid.NONE,
                List.of(),
                List.of(),
                out.orElseGet(QuickstartCommand::freshDirectory))
            .plan(RECIPES.stream().map(recipes::resolve).toList(), options.settings());
    new ComparisonJob(plans, Optional.empty(), Optional.empty(), console).run(false);
    return 0;
  }

  private static Path freshDirectory() {
    Path directory = Path.of("runs", "quickstart");
    for (int i = 2; Files.exists(directory); i++) {
      directory = Path.of("runs", "quickstart-" + i);
    }
    return directory;
  }
}
