package org.robustlt.bench.command;

import org.jspecify.annotations.Nullable;
import org.robustlt.bench.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Keeps results side by side. */
@Command(
    name = "leaderboard",
    header = "Keep the results of runs in a folder, with a page that ranks them.",
    description =
        "The folder has a JSON file for each run, with the fields of RobustBench where they fit. Its"
            + " index.html sorts them, and never puts numbers of two protocols, or of data that are"
            + " imbalanced in another way, into one table.",
    synopsisSubcommandLabel = "COMMAND",
    footer = "  ./robustlt leaderboard add runs/quickstart --to board")
final class LeaderboardCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  static CommandLine commandLine(Console console) {
    CommandLine leaderboard = new CommandLine(new LeaderboardCommand());
    leaderboard.addSubcommand(new LeaderboardAddCommand(console));
    return leaderboard;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "a command is missing: add");
    }
  }
}
