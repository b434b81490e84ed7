package org.robustlt.core.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robustlt.core.file.Fence;
import org.robustlt.core.file.Json;

/**
 * A file to which an evaluation adds as it goes, so that one that is killed can go on. It holds a
 * line that tells which evaluation it is, then a line for every batch of every stage.
 */
public final class EvaluationJournal implements AutoCloseable {
  /** Grows when batches are cut in another way, since batches are what lines tell of. */
  private static final int VERSION = 2;

  private final Path file;
  private final FileChannel channel;
  private final Fence fence;
  private final Map<Place, ChunkOutcome> done = new HashMap<>();

  private EvaluationJournal(Path file, FileChannel channel, Fence fence) {
    this.file = file;
    this.channel = channel;
    this.fence = fence;
  }

  private record Place(int stage, int chunk) {}

  private record Heading(int version, String evaluation) {}

  private record Line(int stage, int chunk, ChunkOutcome outcome) {}

  /**
   * Opens the journal: takes up what is there if it belongs to the same evaluation, and begins anew
   * otherwise.
   *
   * @param evaluation everything that decides the outcomes
   * @param fence the right to write it
   * @throws IOException if the file cannot be written
   */
  public static EvaluationJournal open(Path file, String evaluation, Fence fence)
      throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      EvaluationJournal journal = new EvaluationJournal(file, channel, fence);
      journal.takeUp(Json.line(new Heading(VERSION, evaluation)));
      return journal;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Reads what is there up to where it is of no use, and takes the rest away. */
  private void takeUp(String heading) throws IOException {
    List<String> lines =
        List.of(Files.readString(file, StandardCharsets.ISO_8859_1).split("(?<=\n)"));
    long valid = 0;
    if (lines.get(0).equals(heading + "\n")) {
      valid = lines.get(0).length();
      for (String text : lines.subList(1, lines.size())) {
        Optional<Line> line = read(text);
        if (line.isEmpty()) {
          break; // A kill in the middle of writing leaves half a line.
        }
        done.put(new Place(line.get().stage(), line.get().chunk()), line.get().outcome());
        valid += text.length();
      }
    }
    channel.truncate(valid).position(valid);
    if (valid == 0) {
      append(heading);
    }
  }

  private static Optional<Line> read(String text) {
    if (!text.endsWith("\n")) {
      return Optional.empty();
    }
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
      append(Json.line(new Line(stage, chunk, outcome)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(String line) throws IOException {
    fence.check();
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Takes the file away: the evaluation is written. */
  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
