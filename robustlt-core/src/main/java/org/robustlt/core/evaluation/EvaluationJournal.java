package org.robustlt.core.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.Json;

/**
 * A file to which an evaluation adds as it goes, so that one that is killed can go on. It holds a
 * line that tells which evaluation it is, then a line for every batch of every stage.
 */
public final class EvaluationJournal {
  /** Grows when batches are cut in another way, since batches are what lines tell of. */
  private static final int VERSION = 2;

  private final Path file;
  private final Map<Place, ChunkOutcome> done;

  private EvaluationJournal(Path file, Map<Place, ChunkOutcome> done) {
    this.file = file;
    this.done = done;
  }

  private record Place(int stage, int chunk) {}

  private record Heading(int version, String evaluation) {}

  private record Line(int stage, int chunk, ChunkOutcome outcome) {}

  /**
   * Opens the journal: takes up what is there if it belongs to the same evaluation, and begins anew
   * otherwise.
   *
   * @param evaluation everything that decides the outcomes
   * @throws IOException if the file cannot be written
   */
  public static EvaluationJournal open(Path file, String evaluation) throws IOException {
    List<String> lines = new ArrayList<>();
    Map<Place, ChunkOutcome> done = new LinkedHashMap<>();
    String heading = Json.line(new Heading(VERSION, evaluation));
    if (Files.exists(file)) {
      lines.addAll(Files.readAllLines(file));
    }
    if (lines.isEmpty() || !lines.get(0).equals(heading)) {
      lines = List.of(heading);
    }
    List<String> kept = new ArrayList<>(List.of(heading));
    for (String text : lines.subList(1, lines.size())) {
      Optional<Line> line = read(text);
      if (line.isEmpty()) {
        break; // A kill in the middle of writing leaves half a line.
      }
      done.put(new Place(line.get().stage(), line.get().chunk()), line.get().outcome());
      kept.add(text);
    }
    AtomicFile.write(file, target -> Files.write(target, kept));
    return new EvaluationJournal(file, done);
  }

  private static Optional<Line> read(String text) {
    try {
      return Optional.of(Json.mapper().readValue(text, Line.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Returns whether anything is done. */
  public boolean isBegun() {
    return !done.isEmpty();
  }

  /** Returns what a batch came to, if it is done. */
  Optional<ChunkOutcome> find(int stage, int chunk) {
    return Optional.ofNullable(done.get(new Place(stage, chunk)));
  }

  /** Adds what a batch came to. */
  void add(int stage, int chunk, ChunkOutcome outcome) {
    try {
      Files.writeString(
          file, Json.line(new Line(stage, chunk, outcome)) + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the file away: the evaluation is written. */
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
