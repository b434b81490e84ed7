package org.robustlt.bench.command;

import org.jspecify.annotations.Nullable;
import org.robustlt.bench.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group of commands about data sets. */
@Command(
    name = "data",
    header = "List, fetch and look at data sets, and export splits.",
    description =
        "Data sets are read as their authors publish them; of all but imagenet-64, nothing needs"
            + " unpacking. Pictures in folders are decoded once, see data cache.",
    footer = {
      "  ./robustlt data list",
      "  ./robustlt data prepare cifar-10 --data ~/data",
      "  ./robustlt data inspect recipes/cifar10-lt/pgdat.yaml --data ~/data",
      "  ./robustlt data export-split recipes/cifar10-lt/pgdat.yaml --data ~/data --out split.npz"
    })
final class DataCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  /** Returns the group with its commands. */
  static CommandLine commandLine(Console console) {
    return new CommandLine(new DataCommand())
        .addSubcommand(new DataListCommand(console))
        .addSubcommand(new DataPrepareCommand(console))
        .addSubcommand(new DataInspectCommand(console))
        .addSubcommand(new DataExportSplitCommand(console))
        .addSubcommand(new DataCacheCommand(console));
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "a command is missing");
    }
  }
}
