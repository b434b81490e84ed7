package org.robustlt.bench.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.robustlt.core.plugin.PluginException;
import org.robustlt.core.plugin.PluginFolders;
import org.robustlt.core.plugin.Plugins;
import org.robustlt.core.registry.Registry;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where components come from. */
final class PluginOptions {
  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description =
          "Folder of plug-ins: DIR/<name>/*.jar. plugins/ beside the launcher if not given.")
  private Optional<Path> plugins = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /** Returns all components, those of plug-ins included; warns of plug-ins that cannot be used. */
  Registry registry() {
    Plugins loaded = load();
    if (command != null) {
      PrintWriter err = command.commandLine().getErr();
      loaded.problems().forEach(problem -> err.println("robustlt: warning: disabled: " + problem));
    }
    return loaded.registry();
  }

  /**
   * Returns the plug-ins.
   *
   * @throws PluginException if the folder that the user named is not there
   */
  Plugins load() {
    if (plugins.isPresent() && Files.notExists(plugins.get())) {
      throw new PluginException(
          plugins.get(), "is not there; --plugins names a folder of plug-ins");
    }
    return new PluginFolders(plugins.orElseGet(() -> home().resolve("plugins"))).load();
  }

  /** Returns the folder of the launcher. */
  static Path home() {
    return Path.of(System.getProperty("robustlt.home", ""));
  }
}
