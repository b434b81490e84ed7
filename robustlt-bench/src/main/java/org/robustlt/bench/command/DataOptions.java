package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where data sets lie. */
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the data set lies. Not needed for data that come with the program.")
  private Optional<Path> directory = Optional.empty();

  Optional<Path> directory() {
    return directory;
  }
}
