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

  /** Keeps decoded images out of the cache; a property of the whole program. */
  @Option(names = "--no-cache", description = "Decode picture files again, and keep no cache.")
  void noCache(boolean noCache) {
    if (noCache) {
      System.setProperty("robustlt.cache", "none");
    }
  }

  Optional<Path> directory() {
    return directory;
  }
}
