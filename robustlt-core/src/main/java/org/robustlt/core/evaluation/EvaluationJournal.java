package org.robustlt.core.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.robustlt.core.file.Fence;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.Json;
import org.robustlt.core.journal.JournalLine;
import org.robustlt.core.journal.JournalReading;

/**
 * A file to which an evaluation adds as it goes, so that one that is killed can go on. It holds a
 * line that tells which evaluation it is, then a line for every batch of every stage, chained by
 * checksums.
 */
public final class EvaluationJournal implements ChunkSource, AutoCloseable {
  /** Grows when batches are cut in another way, or lines tell more of them. */
  private static final int VERSION = 4;

  private final Path file;
  private final FileChannel channel;
  private final String evaluation;
  private final Fence fence;
  private String chain = Integer.toString(VERSION);
  private int count;
  private Optional<String> problem = Optional.empty();
  private final Map<Place, ChunkOutcome> done = new HashMap<>();

  private EvaluationJournal(Path file, FileChannel channel, String evaluation, Fence fence) {
    this.file = file;
    this.channel = channel;
    this.evaluation = evaluation;
    this.fence = fence;
  }

  private record Place(int stage, int chunk) {}

  private record Heading(String evaluation) {}

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
      EvaluationJournal journal = new EvaluationJournal(file, channel, evaluation, fence);
      journal.takeUp();
      return journal;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Takes up the lines of the same evaluation. What is damaged is of no use: all of it can be
   * computed again.
   */
  private void takeUp() throws IOException {
    List<JournalLine> lines = List.of();
    try {
      lines = lines(file, evaluation);
    } catch (FileFormatException e) {
      problem = Optional.of(String.valueOf(e.getMessage()));
    }
    long valid = 0;
    for (JournalLine line : lines) {
      valid += line.text().getBytes(StandardCharsets.UTF_8).length + 1;
      chain = line.chain();
      count++;
      if (count > 1) {
        Line outcome = Json.mapper().treeToValue(line.entry(), Line.class);
        done.put(new Place(outcome.stage(), outcome.chunk()), outcome.outcome());
      }
    }
    channel.truncate(valid).position(valid);
    if (valid == 0) {
      append(new Heading(evaluation));
    }
  }

  /** Returns the lines of a journal, if they are of an evaluation. */
  private static List<JournalLine> lines(Path file, String evaluation) throws IOException {
    JournalReading reading = JournalReading.of(file, Integer.toString(VERSION));
    boolean same =
        !reading.lines().isEmpty()
            && reading.lines().get(0).isChained()
            && reading.lines().get(0).entry().path("evaluation").asText().equals(evaluation);
    return same ? reading.lines() : List.of();
  }

  /**
   * Returns what a batch came to, as a journal tells that another process writes; nothing if it
   * does not tell yet, or not of this evaluation. What is damaged is of no use either.
   *
   * @throws IOException if the file cannot be read
   */
  static Optional<ChunkOutcome> find(Path file, String evaluation, int stage, int chunk)
      throws IOException {
    try {
      List<JournalLine> lines = lines(file, evaluation);
      for (JournalLine line : lines.subList(Math.min(1, lines.size()), lines.size())) {
        Line outcome = Json.mapper().treeToValue(line.entry(), Line.class);
        if (outcome.stage() == stage && outcome.chunk() == chunk) {
          return Optional.of(outcome.outcome());
        }
      }
      return Optional.empty();
    } catch (FileFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public void complete(int stage, int chunks, IntFunction<ChunkOutcome> compute, Taker taker) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      ChunkOutcome before = done.get(new Place(stage, chunk));
      if (before != null) {
        taker.take(chunk, before, true);
      } else {
        ChunkOutcome outcome = compute.apply(chunk);
        add(stage, chunk, outcome);
        taker.take(chunk, outcome, false);
      }
    }
  }

  /** Returns what was wrong with what was there, if it was not taken up. */
  public Optional<String> problem() {
    return problem;
  }

  /** Returns whether anything is done. */
  public boolean isBegun() {
    return !done.isEmpty();
  }

  /** Adds what a batch came to. */
  void add(int stage, int chunk, ChunkOutcome outcome) {
    try {
      append(new Line(stage, chunk, outcome));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(Object entry) throws IOException {
    JournalLine line = JournalLine.of(entry, count + 1, fence.token(), chain);
    fence.check();
    ByteBuffer bytes = ByteBuffer.wrap((line.text() + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw (IOException)
          new FileSystemException(file.toString(), null, e.getMessage()).initCause(e);
    }
    chain = line.chain();
    count++;
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
