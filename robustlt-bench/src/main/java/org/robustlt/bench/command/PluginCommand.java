package org.robustlt.bench.command;

import org.jspecify.annotations.Nullable;
import org.robustlt.bench.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Begins and checks plug-ins. */
@Command(
    name = "plugin",
    header = "Begin a plug-in, or check a jar.",
    description = {
      "A plug-in is a folder of jars, plugins/<name>/*.jar, that brings attacks, schedulers, losses"
          + " or other components."
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "  ./robustlt plugin new power --kind scheduler",
      "  ./robustlt plugin check power/target/plugins/power/power-1.0.0.jar"
    })
final class PluginCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  static CommandLine commandLine(Console console) {
    CommandLine plugin = new CommandLine(new PluginCommand());
    plugin.addSubcommand(new PluginNewCommand(console));
    plugin.addSubcommand(new PluginCheckCommand(console));
    return plugin;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "a command is missing: new or check");
    }
  }
}
