package org.robustlt.bench.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.robustlt.api.component.Remark;
import org.robustlt.api.training.TrainingListenerProvider;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.job.RunPlan;
import org.robustlt.core.file.TextFile;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.recipe.RecipeReview;
import org.robustlt.core.run.Protocols;
import org.robustlt.core.run.RunDirectory;

/** Makes plans of recipes. */
final class Recipes {
  private Recipes() {}

  /** Returns a directory's name for a recipe's: {@code pgd-at-robustlt} for PGD-AT + RobustLT. */
  static String directoryName(Recipe recipe) {
    String words = recipe.name().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    String name = words.replaceAll("^-|-$", "");
    return name.isEmpty() ? "run" : name;
  }

  /**
   * Returns the recipe of a run.
   *
   * @throws UserException if there is no run
   */
  static Recipe of(RunDirectory run, RecipeReader reader) {
    if (!run.holdsRun()) {
      throw new UserException(run.path() + " is not a run directory: it has no recipe.yaml");
    }
    try {
      return reader.read(TextFile.read(run.recipe()), run.recipe().toString());
    } catch (IOException e) {
      throw new UserException(run.recipe() + " cannot be read: " + e);
    }
  }

  /** Returns the recipe of the run that was begun in a directory, if one was. */
  static Optional<Recipe> begun(RunDirectory run, RecipeReader reader) {
    return run.holdsRun() ? Optional.of(of(run, reader)) : Optional.empty();
  }

  /** Warns of what the recipe of a file hardly means. */
  static void warn(Console console, Path file, Recipe recipe) {
    for (Remark remark : RecipeReview.of(recipe)) {
      if (remark.kind() == Remark.Kind.DOUBTFUL) {
        console.note("warning: " + file + ": " + remark.key() + ": " + remark.message());
      }
    }
  }

  /**
   * Returns the plan to train a recipe and to evaluate it as it says.
   *
   * @param listeners what hears of the training, as the command line names them
   */
  static RunPlan plan(
      Recipe recipe, RunDirectory directory, RecipeReader reader, List<String> listeners) {
    Protocols protocols = new Protocols(reader);
    return new RunPlan(
        recipe,
        begun(directory, reader),
        directory,
        protocols.find(recipe.evaluation().protocols()),
        listeners.stream().<TrainingListenerProvider>map(reader::listener).toList());
  }
}
