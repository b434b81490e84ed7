package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robustlt.core.architecture.ArchitectureNames;
import org.robustlt.core.interchange.WeightsFile;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeReader;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What weights are the weights of. */
final class ModelOptions {
  @Option(
      names = "--model",
      paramLabel = "NAME",
      description =
          "The architecture, such as WRN-28-10 or resnet18. Found out by its names if not given.")
  private Optional<String> model = Optional.empty();

  @Option(
      names = "--data-set",
      paramLabel = "NAME",
      description = "The data set whose classes it tells apart, such as cifar-10.")
  private Optional<String> dataSet = Optional.empty();

  @Option(
      names = "--recipe",
      paramLabel = "RECIPE",
      description = "A recipe that tells model, data and budget, in place of these two.")
  private Optional<Path> recipe = Optional.empty();

  @Option(
      names = "--entry",
      paramLabel = "KEY",
      description =
          "The entry of a checkpoint to take, such as checkpoint.model, where it holds several.")
  private Optional<String> entry = Optional.empty();

  @Mixin private RecipeOptions options = new RecipeOptions();

  WeightsFile weights(Path file) {
    return new WeightsFile(file, entry);
  }

  RecipeReader reader() {
    return new RecipeReader(options.plugins().registry());
  }

  /** Returns the recipe that is named, if one is. */
  Optional<Recipe> recipe(RecipeReader reader) {
    return recipe.map(file -> reader.read(file, settings()));
  }

  /**
   * Returns what is said of the model and its data, and nothing of a training.
   *
   * @param carried whether the file carries a recipe, which counts unless a model is named
   */
  List<String> settings(boolean carried) {
    boolean known = carried && model.isEmpty();
    if (dataSet.isEmpty() && !known) {
      throw new UserException(
          "tell what the weights are of: --data-set (and --model, if names do not tell), or --recipe"
              + " for both");
    }
    List<String> settings = new ArrayList<>();
    if (!known) {
      settings.addAll(List.of("attack.use=none", "budget.use=constant", "budget.epsilon=8/255"));
    }
    settings.addAll(settings());
    return settings;
  }

  private List<String> settings() {
    List<String> settings = new ArrayList<>();
    model.ifPresent(value -> settings.add("model.use=" + ArchitectureNames.plain(value)));
    dataSet.ifPresent(value -> settings.add("data.use=" + value));
    settings.addAll(options.settings());
    return settings;
  }
}
