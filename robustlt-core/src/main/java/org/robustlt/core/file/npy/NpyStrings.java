package org.robustlt.core.file.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads arrays of strings: {@code <U8}, in four bytes a character, or {@code |S8}, in UTF-8. */
public final class NpyStrings {
  private static final int LONGEST = 4096;

  private NpyStrings() {}

  /** Returns whether an array holds strings. */
  public static boolean holds(NpyHeader header) {
    return header.type().matches("[<>|=]?[US][0-9]{1,6}");
  }

  /**
   * Returns all elements in the order of the file.
   *
   * @throws NpyException if there are too few or too many, or they are too long
   */
  public static List<String> read(NpyReader array) throws IOException {
    String type = array.header().type();
    boolean wide = type.contains("U");
    int length = Integer.parseInt(type.replaceAll("[^0-9]", ""));
    if (length > LONGEST) {
      throw new NpyException("must hold strings of at most " + LONGEST + ", its type is " + type);
    }
    byte[] element = new byte[wide ? 4 * length : length];
    List<String> strings = new ArrayList<>();
    for (long i = 0; i < array.header().elements(); i++) {
      array.read(element, 0, element.length);
      strings.add(wide ? wide(element, type.startsWith(">")) : narrow(element));
    }
    array.expectEnd();
    return strings;
  }

  private static String wide(byte[] element, boolean bigEndian) throws NpyException {
    ByteBuffer bytes =
        ByteBuffer.wrap(element).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    StringBuilder text = new StringBuilder();
    while (bytes.hasRemaining()) {
      int point = bytes.getInt();
      if (!Character.isValidCodePoint(point)) {
        throw new NpyException("holds a string that is none");
      }
      if (point != 0) {
        text.appendCodePoint(point);
      }
    }
    return text.toString();
  }

  private static String narrow(byte[] element) {
    int end = element.length;
    while (end > 0 && element[end - 1] == 0) {
      end--;
    }
    return new String(element, 0, end, StandardCharsets.UTF_8);
  }
}
