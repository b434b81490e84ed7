package org.robustlt.bench.command;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.robustlt.bench.console.Columns;
import org.robustlt.bench.console.Console;
import org.robustlt.core.data.cache.ImageCache;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists or deletes the files of decoded images. */
@Command(
    name = "cache",
    header = "List or delete the decoded images that are kept of picture files.",
    description = {
      "Pictures in folders and lists are decoded once, into a file of a cache: one for each data set"
          + " and size. ROBUSTLT_CACHE names its folder, or none to keep nothing."
    },
    footer = {"  ./robustlt data cache", "  ./robustlt data cache clear"})
final class DataCacheCommand implements Callable<Integer> {
  /** What to do. */
  private enum Action {
    LIST,
    CLEAR
  }

  private final Console console;

  @Parameters(
      paramLabel = "list|clear",
      arity = "0..1",
      description = "What to do; list unless given.")
  private Action action = Action.LIST;

  DataCacheCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<ImageCache> cache = ImageCache.ofEnvironment();
    if (cache.isEmpty()) {
      console.print("No cache is kept: ROBUSTLT_CACHE is none");
      return 0;
    }
    try {
      List<ImageCache.Entry> entries = cache.get().entries();
      long bytes = entries.stream().mapToLong(ImageCache.Entry::bytes).sum();
      String all =
          String.format(
              Locale.ROOT,
              "%s: %,d files, %,d MB",
              cache.get().directory(),
              entries.size(),
              bytes >> 20);
      if (action == Action.CLEAR) {
        cache.get().clear();
        console.print(all + ", deleted");
        return 0;
      }
      console.print(all);
      Columns columns = new Columns(2);
      for (ImageCache.Entry entry : entries) {
        columns.row(
            String.format(Locale.ROOT, "%,d MB", entry.bytes() >> 20),
            String.format(Locale.ROOT, "%,d images", entry.images()),
            entry.source().isEmpty() ? "not whole" : entry.source());
      }
      columns.print(console);
      return 0;
    } catch (IOException e) {
      throw new UserException(cache.get().directory() + ": " + e.getMessage());
    }
  }
}
