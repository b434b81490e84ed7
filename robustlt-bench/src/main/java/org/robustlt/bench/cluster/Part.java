package org.robustlt.bench.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every N-th cell, from the K-th on: what one of N processes does where cells are dealt out
 * beforehand.
 *
 * @param number K, from 1 to N
 * @param of N
 */
public record Part(int number, int of) {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

  /** Checks the numbers. */
  public Part {
    if (number < 1 || number > of) {
      throw new IllegalArgumentException(
          "must be K/N with K from 1 to N, got " + number + "/" + of);
    }
  }

  /**
   * Reads {@code K/N}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Part parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "must be K/N with K from 1 to N, such as 2/12, got \"" + text + "\"");
    }
    return new Part(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** Returns whether a cell is in this part; cells are counted from 0. */
  public boolean has(int cell) {
    return cell % of == number - 1;
  }
}
