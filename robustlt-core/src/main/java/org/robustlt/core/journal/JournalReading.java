package org.robustlt.core.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.robustlt.core.file.FileFormatException;

/**
 * A journal as it is found, checked line by line.
 *
 * @param lines the lines that count, in order
 * @param proven whether all of them have checksums; those of older programs have none
 * @param torn whether the last line was cut by a kill in the middle of writing; it is left out
 * @param late how many lines were left out because a process wrote them after another had taken its
 *     place
 */
public record JournalReading(List<JournalLine> lines, boolean proven, boolean torn, int late) {
  /** Copies the lines. */
  public JournalReading {
    lines = List.copyOf(lines);
  }

  /**
   * Reads a journal; one that does not exist is empty.
   *
   * @param identity the run's, where the chain of checksums begins
   * @throws FileFormatException if a line was changed, taken out or put in
   * @throws IOException if the file cannot be read
   */
  public static JournalReading of(Path file, String identity) throws IOException {
    Reading reading = new Reading(file, identity);
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new JournalReading(List.of(), true, false, 0);
    }
    int begin = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        reading.add(new String(bytes, begin, i - begin, StandardCharsets.UTF_8));
        begin = i + 1;
      }
    }
    return reading.finished(begin < bytes.length);
  }

  /**
   * Makes sure that there is a line for each epoch, in order.
   *
   * @param file the journal, for the message
   * @param done the epochs that are done
   * @throws FileFormatException otherwise
   */
  public void requireEpochs(Path file, int done) {
    int epoch = 0;
    for (JournalLine line : lines) {
      if (line.event().equals("epoch") && line.epoch() != ++epoch) {
        throw new FileFormatException(
            file, "is damaged: epoch " + line.epoch() + " stands where epoch " + epoch + " must");
      }
    }
    if (epoch < done) {
      throw new FileFormatException(
          file,
          "is damaged: it tells of " + epoch + " epochs, but the last checkpoint has done " + done);
    }
  }

  /** Returns what is to be told of the reading, a line each. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (torn) {
      notes.add("the last line of the journal was cut by a kill; it is left out");
    }
    if (late > 0) {
      notes.add(
          late
              + (late == 1 ? " line" : " lines")
              + " of the journal came late, from a process whose place another had taken: left out");
    }
    if (!proven) {
      notes.add("the journal is of an older version, without checksums: it cannot be proven");
    }
    return notes;
  }

  /** Returns what the lines hold, in order. */
  public List<JsonNode> entries() {
    return lines.stream().map(JournalLine::entry).toList();
  }

  /** Returns the checksum of the last line, or where the chain begins. */
  public String chain(String identity) {
    return chain(lines, identity);
  }

  /** Lines of older programs count as one, before the chain. */
  private static String chain(List<JournalLine> lines, String identity) {
    if (lines.isEmpty()) {
      return identity;
    }
    JournalLine last = lines.get(lines.size() - 1);
    return last.isChained()
        ? last.chain()
        : JournalLine.checksum(
            identity, String.join("\n", lines.stream().map(JournalLine::text).toList()));
  }

  /** A journal being read. */
  private static final class Reading {
    private final Path file;
    private final String identity;
    private final List<JournalLine> lines = new ArrayList<>();
    private int read;
    private int late;

    Reading(Path file, String identity) {
      this.file = file;
      this.identity = identity;
    }

    void add(String text) {
      read++;
      JournalLine line =
          JournalLine.read(text)
              .orElseThrow(() -> damaged("is not JSON: it was changed, or a part of it is gone"));
      boolean chained = !lines.isEmpty() && lines.get(lines.size() - 1).isChained();
      if (!line.isChained() && !chained) {
        if (line.entry().has("token") || line.entry().has("line")) {
          throw damaged("has no checksum: it was changed");
        }
        lines.add(line);
      } else if (follows(line, lines.size())) {
        lines.add(line);
      } else {
        takeOver(line);
      }
    }

    private boolean follows(JournalLine line, int size) {
      return line.follows(size, chain(lines.subList(0, size), identity));
    }

    /** Settles what two processes wrote of which one had taken the other's place. */
    private void takeOver(JournalLine line) {
      long greatest = lines.stream().mapToLong(JournalLine::token).max().orElse(0);
      if (line.isChained() && line.token() < greatest) {
        late++;
        return;
      }
      int size = line.number() - 1;
      if (size >= 0
          && size < lines.size()
          && lines.subList(size, lines.size()).stream().allMatch(l -> l.token() < line.token())
          && follows(line, size)) {
        late += lines.size() - size;
        lines.subList(size, lines.size()).clear();
        lines.add(line);
        return;
      }
      throw damaged(
          "does not follow the line before: a line was changed, taken out or put in, or the journal"
              + " is that of another run");
    }

    JournalReading finished(boolean torn) {
      return new JournalReading(lines, lines.stream().allMatch(JournalLine::isChained), torn, late);
    }

    private FileFormatException damaged(String how) {
      return new FileFormatException(file, "is damaged: line " + read + " " + how);
    }
  }
}
