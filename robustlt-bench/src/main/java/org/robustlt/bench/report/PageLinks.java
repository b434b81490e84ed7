package org.robustlt.bench.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.robustlt.bench.record.RunRecord;

/**
 * Where pages lie to each other, so that a folder with all of them can be moved or put on a server.
 *
 * @param directory of the page that has the links
 */
record PageLinks(Path directory) {
  private static final String PAGE = "report.html";

  static PageLinks of(Path page) {
    Path directory = page.toAbsolutePath().normalize().getParent();
    return new PageLinks(directory == null ? Path.of("").toAbsolutePath() : directory);
  }

  /** Returns the link to the page of a run; nothing if this is it, or it is not below this one. */
  Optional<String> to(RunRecord run) {
    Path place = run.directory().toAbsolutePath().normalize();
    return place.equals(directory) || !place.startsWith(directory)
        ? Optional.empty()
        : Optional.of(spelt(directory.relativize(place).resolve(PAGE)));
  }

  /** Returns the link to the page of the comparison that this run is a part of, if it is. */
  Optional<String> toComparison() {
    return Stream.of("..", "../..")
        .map(Path::of)
        .filter(up -> Files.isRegularFile(directory.resolve(up).resolve("comparison.json")))
        .findFirst()
        .map(up -> spelt(up.resolve(PAGE)));
  }

  private static String spelt(Path path) {
    try {
      String words = path.toString().replace('\\', '/');
      return new URI(null, null, words, null).getRawPath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
