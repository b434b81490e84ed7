package org.robustlt.bench.command;

import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How recipes are read. */
final class RecipeOptions {
  @Mixin private PluginOptions plugins = new PluginOptions();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Override a setting of the recipe, such as training.epochs=2. Repeatable.")
  private List<String> settings = List.of();

  PluginOptions plugins() {
    return plugins;
  }

  List<String> settings() {
    return settings;
  }
}
