package org.robustlt.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.robustlt.bench.record.RunReader;
import org.robustlt.core.file.SealedJson;

/** The run directories of a directory that {@code compare} has filled. */
final class RunsBelow {
  private static final String COMPARISON = "comparison.json";
  private static final int DEPTH = 2;

  private RunsBelow() {}

  /**
   * Returns the runs of a comparison in the order of its table, or the directory itself if it holds
   * none.
   */
  static Stream<Path> of(Path directory) {
    Path comparison = directory.resolve(COMPARISON);
    if (RunReader.isRun(directory) || !Files.isRegularFile(comparison)) {
      return Stream.of(directory);
    }
    try (Stream<Path> files = Files.walk(directory, DEPTH)) {
      String listed = SealedJson.read(comparison).tree().toString();
      List<Path> runs = new ArrayList<>(files.filter(RunReader::isRun).sorted().toList());
      if (runs.isEmpty()) {
        throw new UserException(directory + " holds a comparison of which no run is begun yet");
      }
      runs.sort(Comparator.comparingInt(run -> place(directory.relativize(run), listed)));
      return runs.stream();
    } catch (IOException e) {
      throw new UserException(directory + " cannot be read: " + e);
    }
  }

  /** The file names runs as they were called when it was written, from wherever that was. */
  private static int place(Path run, String listed) {
    int place = listed.indexOf(run.toString().replace('\\', '/') + "\"");
    return place < 0 ? Integer.MAX_VALUE : place;
  }
}
