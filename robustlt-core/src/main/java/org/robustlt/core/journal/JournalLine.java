package org.robustlt.core.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.robustlt.core.file.Json;

/**
 * A line of a journal. Its last entries are the token of who wrote it, its number, and a checksum
 * of all that with the checksum of the line before, so that a line that was changed, taken out or
 * put in is found.
 *
 * @param text the line, without its end
 * @param entry what it holds
 */
public record JournalLine(String text, JsonNode entry) {
  private static final String CHAIN = ",\"chain\":\"";
  private static final int DIGITS = 16;

  /** Reads a line; nothing if it is no JSON object. */
  static Optional<JournalLine> read(String text) {
    try {
      JsonNode entry = Json.mapper().readTree(text);
      return entry.isObject() ? Optional.of(new JournalLine(text, entry)) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /**
   * Makes a line of a record.
   *
   * @param number counted from 1
   * @param token of who writes it
   * @param before the checksum of the line before
   */
  public static JournalLine of(Object record, int number, long token, String before) {
    String open = Json.line(record);
    String begin =
        open.substring(0, open.length() - 1) + ",\"token\":" + token + ",\"line\":" + number;
    String text = begin + CHAIN + checksum(before, begin) + "\"}";
    return read(text).orElseThrow();
  }

  public static String checksum(String before, String text) {
    return Hashing.sha256()
        .hashString(before + "\n" + text, StandardCharsets.UTF_8)
        .toString()
        .substring(0, DIGITS);
  }

  /** Returns whether the line follows a line. */
  boolean follows(int number, String before) {
    int end = text.lastIndexOf(CHAIN);
    return end >= 0
        && number() == number + 1
        && text.equals(
            text.substring(0, end) + CHAIN + checksum(before, text.substring(0, end)) + "\"}");
  }

  /** Returns whether it has a checksum. */
  public boolean isChained() {
    return entry.has("chain");
  }

  /** Returns the number of the line, counted from 1. */
  public int number() {
    return entry.path("line").asInt();
  }

  /** Returns the token of who wrote it. */
  public long token() {
    return entry.path("token").asLong();
  }

  /** Returns its checksum. */
  public String chain() {
    return entry.path("chain").asText();
  }

  /** Returns what it tells of. */
  public String event() {
    return entry.path("event").asText();
  }

  /** Returns the epoch; of what is no epoch, those that were done before. */
  public int epoch() {
    return entry.path("epoch").asInt(Integer.MAX_VALUE);
  }
}
