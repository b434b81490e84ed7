package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      description = "The architecture, such as wrn-28-10 or resnet-18.")
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
      description = "The entry of a PyTorch checkpoint to take, where it holds several networks.")
  private Optional<String> entry = Optional.empty();

  @Mixin private RecipeOptions options = new RecipeOptions();

  WeightsFile weights(Path file) {
    return new WeightsFile(file, entry);
  }

  RecipeReader reader() {
    return new RecipeReader(options.plugins().registry());
  }

  /** Returns the recipe: the one that is named, or one that says nothing of the training. */
  Recipe recipe(RecipeReader reader, String name) {
    List<String> settings = new ArrayList<>();
    model.ifPresent(value -> settings.add("model.use=" + value));
    dataSet.ifPresent(value -> settings.add("data.use=" + value));
    settings.addAll(options.settings());
    if (recipe.isPresent()) {
      return reader.read(recipe.get(), settings);
    }
    if (model.isEmpty() || dataSet.isEmpty()) {
      throw new UserException(
          "tell what the weights are of: --model and --data-set, or --recipe for both");
    }
    settings.addAll(0, List.of("attack.use=none", "budget.use=constant", "budget.epsilon=8/255"));
    return reader.readSettings(name, settings);
  }
}
