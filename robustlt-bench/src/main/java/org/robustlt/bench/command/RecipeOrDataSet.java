package org.robustlt.bench.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeReader;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What a command about data looks at. */
final class RecipeOrDataSet {
  @Parameters(
      paramLabel = "RECIPE|DATA-SET",
      description = "A recipe, or the name of a data set for all of its images.")
  private String subject = "";

  @Mixin private RecipeOptions options = new RecipeOptions();

  /**
   * Returns the recipe, or one that takes all images of the data set.
   *
   * @param augmentation what that one does to images, as recipes write it
   */
  Recipe read(String augmentation) {
    RecipeReader reader = new RecipeReader(options.plugins().registry());
    if (Files.exists(Path.of(subject)) || subject.matches(".*\\.ya?ml")) {
      return reader.read(Path.of(subject), options.settings());
    }
    new DataSets(options.plugins().registry()).named(subject);
    return reader.read(
        String.format(
            Locale.ROOT,
            "{name: %s, data: {use: %s, augmentation: %s}, model: small-cnn, attack: none}",
            subject,
            subject,
            augmentation),
        subject,
        options.settings());
  }

  /** Returns the recipe, or one that takes all images of the data set as they are. */
  Recipe read() {
    return read(List.of().toString());
  }
}
