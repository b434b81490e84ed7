package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.robustlt.bench.console.Console;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeException;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.run.Protocols;
import org.robustlt.core.run.RunException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks recipes. */
@Command(
    name = "validate",
    header = "Check recipes without training.",
    description = "Tells everything that is wrong with each recipe, and where.",
    footer = {
      "  ./robustlt validate recipes/*.yaml recipes/*/*.yaml",
      "  ./robustlt validate --resolved --set training.epochs=2 recipes/cifar10-lt/pgdat.yaml"
    })
final class ValidateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "RECIPE", arity = "1..*", description = "Recipes, YAML.")
  private List<Path> files = List.of();

  @Mixin private RecipeOptions options = new RecipeOptions();

  @Option(
      names = "--resolved",
      description = "Print the complete recipe, with every default filled in.")
  private boolean resolved;

  ValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RecipeReader reader = new RecipeReader(options.plugins().registry());
    int code = 0;
    for (Path file : files) {
      try {
        Recipe recipe = reader.read(file, options.settings());
        new Protocols(reader).find(recipe.evaluation().protocols());
        console.note(
            file + " is valid: " + recipe.name() + ", hash " + recipe.sha256().substring(0, 12));
        Recipes.warn(console, file, recipe);
        if (resolved) {
          console.print(recipe.yaml().stripTrailing());
        }
      } catch (RecipeException | RunException e) {
        console.note(
            "robustlt: " + (e instanceof RunException ? file + ": " : "") + e.getMessage());
        code = Failures.USER;
      }
    }
    return code;
  }
}
