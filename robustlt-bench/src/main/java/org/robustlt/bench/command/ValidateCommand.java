package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.robustlt.api.data.DataException;
import org.robustlt.bench.console.Console;
import org.robustlt.core.guard.ComponentException;
import org.robustlt.core.progress.RunListener;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeException;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.run.Protocol;
import org.robustlt.core.run.Protocols;
import org.robustlt.core.run.Run;
import org.robustlt.core.run.RunDirectory;
import org.robustlt.core.run.RunException;
import org.robustlt.core.wiring.Rehearsal;
import org.robustlt.core.wiring.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks recipes. */
@Command(
    name = "validate",
    header = "Check recipes without training.",
    description =
        "Tells everything that is wrong with each recipe, and where, and warns of what is hardly"
            + " meant. Every component is made with the classes of the data in --data; without, with"
            + " those that the data set officially has, where they are known.",
    footer = {
      "  ./robustlt validate recipes/*.yaml recipes/*/*.yaml",
      "  ./robustlt validate --resolved --set training.epochs=2 recipes/cifar10-lt/pgdat.yaml"
    })
final class ValidateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "RECIPE", arity = "1..*", description = "Recipes, YAML.")
  private List<Path> files = List.of();

  @Mixin private RecipeOptions options = new RecipeOptions();

  @Mixin private DataOptions data = new DataOptions();

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
        List<Protocol> protocols = new Protocols(reader).find(recipe.evaluation().protocols());
        List<String> checked =
            data.directory()
                .map(directory -> make(recipe, directory, protocols))
                .orElseGet(() -> rehearse(recipe, protocols));
        console.note(
            file + " is valid: " + recipe.name() + ", hash " + recipe.sha256().substring(0, 12));
        Recipes.warn(console, file, recipe);
        checked.forEach(note -> console.note("  " + note));
        if (resolved) {
          console.print(recipe.yaml().stripTrailing());
        }
      } catch (RecipeException e) {
        console.note("robustlt: " + e.getMessage());
        code = Failures.USER;
      } catch (RunException | ComponentException | DataException | IllegalArgumentException e) {
        console.note("robustlt: " + file + ": " + e.getMessage());
        code = Failures.USER;
      }
    }
    return code;
  }

  /** Makes every component with the classes of the data; nothing is written. */
  private static List<String> make(Recipe recipe, Path directory, List<Protocol> protocols) {
    RunDirectory nowhere = new RunDirectory(Path.of("runs", Recipes.directoryName(recipe)));
    try (Run run = Runs.open(recipe, nowhere, Optional.of(directory), RunListener.SILENT)) {
      run.assemble();
      List<String> notes = new ArrayList<>(run.fitting(protocols).leftOut());
      notes.add(
          "its components fit the "
              + run.data().dataSet().classes()
              + " classes of "
              + run.data().dataSet().name());
      return notes;
    }
  }

  /** Makes every component with the official classes of the data, where they are known. */
  private static List<String> rehearse(Recipe recipe, List<Protocol> protocols) {
    return Rehearsal.outline(recipe)
        .map(outline -> Rehearsal.of(recipe, outline, protocols).leftOut())
        .orElseGet(
            () ->
                List.of(
                    "not checked: whether its components fit the classes, which only the data"
                        + " tell: give --data DIR"));
  }
}
