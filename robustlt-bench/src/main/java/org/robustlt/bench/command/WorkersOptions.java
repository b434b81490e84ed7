package org.robustlt.bench.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.robustlt.bench.cluster.JoinEngine;
import org.robustlt.bench.cluster.Workers;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which processes do the work. */
final class WorkersOptions {
  @Option(
      names = "--join",
      description =
          "Begin the work in a directory that other processes share, or take part in it: each takes"
              + " what nobody is at, goes on with what dead ones left, and stays until all is done.")
  private boolean join;

  @Option(
      names = "--workers",
      paramLabel = "ENGINE",
      description =
          "Start processes that take part: local:N on this machine, with its cores shared among"
              + " them.")
  private Optional<String> workers = Optional.empty();

  /**
   * Returns who works, if the work is to be shared.
   *
   * @param part whether it is shared because each process has a part of its own
   */
  Optional<Workers> chosen(boolean part) {
    List<String> asked =
        Stream.of(
                workers,
                join ? Optional.of(JoinEngine.NAME) : Optional.<String>empty(),
                part ? Optional.of(JoinEngine.NAME) : Optional.<String>empty())
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    if (asked.size() > 1) {
      throw new UserException(
          "--workers "
              + asked.get(0)
              + ": starts processes that join; leave out --join and --part");
    }
    try {
      return asked.stream().findFirst().map(Workers::of);
    } catch (IllegalArgumentException e) {
      throw new UserException("--workers: " + e.getMessage());
    }
  }

  /** Returns the arguments of the program, as the user gave them. */
  static List<String> arguments(@Nullable CommandSpec command) {
    return command == null
        ? List.of()
        : command.root().commandLine().getParseResult().originalArgs();
  }
}
