package org.robustlt.core.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * {@code free} afterwards. The second line is the holder, and what it is doing, in a text that is
 * always as long too.
 *
 * @param free whether the holder gave it back
 * @param beat a counter that rises while the holder lives
 * @param holder who holds it; absent while the file is not written yet
 * @param doing what the holder said of its work; empty if nothing
 */
record LeaseFile(boolean free, long beat, Optional<Holder> holder, String doing) {
  private static final Pattern CONTENT = Pattern.compile("(held|free) ([0-9]{12})\n(\\{.*\\})\n");
  private static final String DOING = "doing";
  private static final int LENGTH = 120;

  /** Reads a file; nothing if there is none. */
  static Optional<LeaseFile> read(Path file) throws IOException {
    try {
      Matcher content = CONTENT.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
      if (!content.matches()) {
        return Optional.of(new LeaseFile(false, 0, Optional.empty(), ""));
      }
      return Optional.of(
          new LeaseFile(
              content.group(1).equals("free"),
              Long.parseLong(content.group(2)),
              holder(content.group(3)),
              doing(content.group(3))));
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

  private static String doing(String text) {
    try {
      return Json.mapper().readTree(text).path(DOING).asText("").strip();
    } catch (JsonProcessingException e) {
      return "";
    }
  }

  /** Writes all of a file, over what was there before. */
  static void write(FileChannel file, boolean free, long beat, Holder holder, String doing)
      throws IOException {
    ObjectNode second = Json.mapper().valueToTree(holder);
    second.put(DOING, padded(doing));
    write(file, firstLine(free, beat) + Json.line(second) + "\n", 0);
  }

  /** Only what takes a byte, whatever is said. */
  private static String padded(String doing) {
    String plain = doing.replaceAll("[^ -~]|[\"\\\\]", "?");
    return plain.substring(0, Math.min(LENGTH, plain.length()))
        + " ".repeat(Math.max(0, LENGTH - plain.length()));
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
