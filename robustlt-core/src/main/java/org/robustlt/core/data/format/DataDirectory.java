package org.robustlt.core.data.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.DataSetProvider;

/**
 * Finds the files of a data set.
 *
 * @param dataSet what messages call the data set
 * @param folders where, below the directory that the user names, the files may lie; the directory
 *     itself is tried first
 * @param files the names of the files; each may be packed with gzip and end in {@code .gz}
 * @param origin where to get the files
 */
record DataDirectory(String dataSet, List<String> folders, List<String> files, String origin) {
  private static final String PACKED = ".gz";

  /**
   * Returns the files in the order of their names' list.
   *
   * @throws DataException naming the files that are missing
   */
  List<Path> locate(DataSetProvider.Location location) {
    Path directory = location.directory().orElseThrow(this::notGiven);
    List<Path> candidates = candidates(directory);
    return candidates.stream()
        .filter(candidate -> missing(candidate).isEmpty())
        .findFirst()
        .map(candidate -> files.stream().map(file -> find(candidate, file).orElseThrow()).toList())
        .orElseThrow(() -> absent(directory));
  }

  private List<Path> candidates(Path directory) {
    List<Path> candidates = new ArrayList<>();
    candidates.add(directory);
    folders.forEach(folder -> candidates.add(directory.resolve(folder)));
    return candidates;
  }

  /** Says what is needed where the user named no directory. */
  DataException notGiven() {
    return new DataException(dataSet + " needs a directory: give --data DIR with " + expected());
  }

  /** Says what is missing in the directory that the user named. */
  DataException absent(Path directory) {
    if (!Files.isDirectory(directory)) {
      return new DataException(
          directory,
          (Files.exists(directory) ? "not a directory" : "no such directory")
              + "; "
              + dataSet
              + " needs one with "
              + expected());
    }
    for (Path candidate : candidates(directory)) {
      List<String> missing = missing(candidate);
      if (missing.size() < files.size()) {
        return new DataException(
            candidate,
            dataSet + " is incomplete, missing: " + String.join(", ", missing) + ". " + origin);
      }
    }
    return new DataException(
        directory,
        "no "
            + dataSet
            + " here: expected "
            + expected()
            + " The directory holds "
            + content(directory));
  }

  private String expected() {
    String below =
        folders.isEmpty() ? "" : ", there or in its folder " + String.join(" or ", folders);
    return "the files " + String.join(", ", files) + below + ". " + origin;
  }

  private List<String> missing(Path directory) {
    return files.stream().filter(file -> find(directory, file).isEmpty()).toList();
  }

  private static Optional<Path> find(Path directory, String file) {
    return Stream.of(directory.resolve(file), directory.resolve(file + PACKED))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static String content(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      String names =
          entries
              .map(entry -> String.valueOf(entry.getFileName()))
              .sorted()
              .limit(8)
              .collect(Collectors.joining(", "));
      return names.isEmpty() ? "nothing" : names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
