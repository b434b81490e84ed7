package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.Optional;
import org.robustlt.core.plugin.PluginFolders;
import org.robustlt.core.registry.Registry;
import picocli.CommandLine.Option;

/** Where components come from. */
final class PluginOptions {
  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description =
          "Folder of plug-ins: DIR/<name>/*.jar. plugins/ beside the launcher if not given.")
  private Optional<Path> plugins = Optional.empty();

  /** Returns all components, those of plug-ins included. */
  Registry registry() {
    Path directory = plugins.orElseGet(() -> home().resolve("plugins"));
    return Registry.load(new PluginFolders(directory).load());
  }

  /** Returns the folder of the launcher. */
  static Path home() {
    return Path.of(System.getProperty("robustlt.home", ""));
  }
}
