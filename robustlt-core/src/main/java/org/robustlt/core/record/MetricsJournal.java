package org.robustlt.core.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.Fence;
import org.robustlt.core.file.Json;
import org.robustlt.core.journal.JournalLine;
import org.robustlt.core.journal.JournalReading;

/**
 * The file {@code metrics.jsonl}, to which a run adds as it goes: a JSON object for each epoch, and
 * one where it went on under other circumstances. Lines are numbered and chained by checksums.
 */
public final class MetricsJournal {
  private final Path file;
  private int lines;
  private String chain = "";

  /** Writes to the given file, which need not exist yet. */
  public MetricsJournal(Path file) {
    this.file = file;
  }

  /**
   * Takes up the journal: keeps the lines up to an epoch and drops what a killed run wrote after
   * its last checkpoint, a half-written line included.
   *
   * @param origin the identity with which the run began
   * @param epoch the epochs that are done; each must have its line
   * @param fence the right to write
   * @return what was found
   * @throws org.robustlt.core.file.FileFormatException if a line was changed, taken out or put in
   * @throws UncheckedIOException if the file cannot be read or written
   */
  public JournalReading takeUp(String origin, int epoch, Fence fence) {
    try {
      JournalReading found = JournalReading.of(file, origin);
      List<JournalLine> kept =
          found.lines().stream().filter(line -> line.epoch() <= epoch).toList();
      JournalReading rest = new JournalReading(kept, found.proven(), false, 0);
      rest.requireEpochs(file, epoch);
      if (found.torn() || found.late() > 0 || kept.size() < found.lines().size()) {
        AtomicFile.write(
            file,
            fence,
            target -> Files.write(target, kept.stream().map(JournalLine::text).toList()));
      }
      lines = kept.size();
      chain = rest.chain(origin);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the epochs that a journal tells of, in order. */
  public static List<EpochRecord> epochs(JournalReading journal) {
    return journal.entries().stream()
        .filter(entry -> entry.path("event").asText().equals("epoch"))
        .map(entry -> Json.mapper().convertValue(entry, EpochRecord.class))
        .toList();
  }

  /**
   * Adds an epoch; {@link #force} makes it last.
   *
   * @param fence the right to do so
   * @throws UncheckedIOException if that fails
   */
  public void append(EpochRecord epoch, Fence fence) {
    add(epoch, fence);
  }

  /**
   * Adds that the run goes on under other circumstances.
   *
   * @param fence the right to do so
   * @throws UncheckedIOException if that fails
   */
  public void append(SegmentRecord segment, Fence fence) {
    add(segment, fence);
  }

  private void add(Object entry, Fence fence) {
    JournalLine line = JournalLine.of(entry, lines + 1, fence.token(), chain);
    fence.check();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap((line.text() + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw named(e);
    }
    lines++;
    chain = line.chain();
  }

  /**
   * Makes what was added outlast a loss of power: before a checkpoint that counts on it.
   *
   * @throws UncheckedIOException if that fails
   */
  public void force() {
    if (lines == 0) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(false);
    } catch (IOException e) {
      throw named(e);
    }
  }

  private UncheckedIOException named(IOException failure) {
    return new UncheckedIOException(
        failure instanceof FileSystemException
            ? failure
            : new FileSystemException(file.toString(), null, failure.getMessage()));
  }
}
