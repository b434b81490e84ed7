package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.robustlt.bench.card.Leaderboard;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.record.RunReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts runs into a leaderboard. */
@Command(
    name = "add",
    header = "Put runs into a leaderboard and write its page.",
    description = "A run that is there already is replaced.",
    footer = "  ./robustlt leaderboard add runs/quickstart --to board")
final class LeaderboardAddCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "Run directories, or directories of compare.")
  private List<Path> directories = List.of();

  @Option(names = "--to", paramLabel = "DIR", required = true, description = "The folder.")
  private Path folder = Path.of("");

  LeaderboardAddCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Leaderboard leaderboard = new Leaderboard(folder);
    RunReader reader = new RunReader();
    directories.stream()
        .flatMap(RunsBelow::of)
        .map(reader::read)
        .toList()
        .forEach(run -> console.note("  " + leaderboard.add(run)));
    console.note("Leaderboard: " + leaderboard.render());
    return 0;
  }
}
