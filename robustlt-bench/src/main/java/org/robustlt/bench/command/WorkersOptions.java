package org.robustlt.bench.command;

import java.util.ArrayList;
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
  private static final String SPARK = "spark:";

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
              + " them, or spark://HOST:PORT on a Spark cluster.")
  private Optional<String> workers = Optional.empty();

  @Option(
      names = "--spark",
      paramLabel = "MASTER",
      description = "The same as --workers MASTER, spark://HOST:7077 say. Needs SPARK_HOME.")
  private Optional<String> spark = Optional.empty();

  /**
   * Returns who works, if the work is to be shared.
   *
   * @param part whether it is shared because each process has a part of its own
   */
  Optional<Workers> chosen(boolean part) {
    List<String> asked =
        Stream.of(
                workers,
                spark.map(master -> master.startsWith(SPARK + "//") ? master : SPARK + master),
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
      throw new UserException((spark.isPresent() ? "--spark: " : "--workers: ") + e.getMessage());
    }
  }

  /** Returns the arguments of a process that takes part in what this one was asked for. */
  static List<String> arguments(@Nullable CommandSpec command) {
    if (command == null) {
      return List.of();
    }
    List<String> given = command.root().commandLine().getParseResult().originalArgs();
    List<String> arguments = new ArrayList<>();
    boolean started = false;
    for (int i = 0; i < given.size(); i++) {
      String argument = given.get(i);
      boolean separate = argument.equals("--workers") || argument.equals("--spark");
      if (separate || argument.startsWith("--workers=") || argument.startsWith("--spark=")) {
        started = true;
        i += separate ? 1 : 0;
      } else {
        arguments.add(argument);
      }
    }
    if (started) {
      arguments.add("--join");
    }
    return arguments;
  }
}
