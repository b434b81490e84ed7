package org.robustlt.core.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.robustlt.core.file.Json;

/**
 * What stands in the file of a lease. The first line is a word and a counter, always as long, so
 * that it can be written over even where the disk is full: {@code held} while its holder works and
 * {@code free} afterwards. The second line is the holder.
 *
 * @param free whether the holder gave it back
 * @param beat a counter that rises while the holder lives
 * @param holder who holds it; absent while the file is not written yet
 */
record LeaseFile(boolean free, long beat, Optional<Holder> holder) {
  private static final Pattern CONTENT = Pattern.compile("(held|free) ([0-9]{12})\n(\\{.*\\})\n");

  /** Reads a file; nothing if there is none. */
  static Optional<LeaseFile> read(Path file) throws IOException {
    try {
      Matcher content = CONTENT.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
      if (!content.matches()) {
        return Optional.of(new LeaseFile(false, 0, Optional.empty()));
      }
      return Optional.of(
          new LeaseFile(
              content.group(1).equals("free"),
              Long.parseLong(content.group(2)),
              holder(content.group(3))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static Optional<Holder> holder(String text) {
    try {
      return Optional.of(Json.mapper().readValue(text, Holder.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Writes the first line over the one before. */
  static void mark(FileChannel file, boolean free, long beat) throws IOException {
    write(file, firstLine(free, beat), 0);
  }

  /** Writes all of a new file. */
  static void create(FileChannel file, Holder holder) throws IOException {
    write(file, firstLine(false, 0) + Json.line(holder) + "\n", 0);
  }

  private static String firstLine(boolean free, long beat) {
    String digits = Long.toString(beat);
    return (free ? "free " : "held ") + "0".repeat(12 - digits.length()) + digits + "\n";
  }

  private static void write(FileChannel file, String text, long position) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    long at = position;
    while (bytes.hasRemaining()) {
      at += file.write(bytes, at);
    }
  }
}
