package org.robustlt.bench.command;

import java.util.Locale;
import org.robustlt.bench.job.RunPlan;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeReader;
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

  /** Returns the plan to train a recipe and to evaluate it as it says. */
  static RunPlan plan(Recipe recipe, RunDirectory directory, RecipeReader reader) {
    Protocols protocols = new Protocols(reader);
    return new RunPlan(
        recipe, directory, recipe.evaluation().protocols().stream().map(protocols::find).toList());
  }
}
