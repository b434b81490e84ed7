package org.robustlt.core.file.pickle;

/** The escapes of strings that protocol 0 writes as text. */
final class Escapes {
  private Escapes() {}

  /** Returns what a string means in which {@code \\uXXXX} and {@code \\UXXXXXXXX} are escapes. */
  static String ofUnicode(String text) throws PickleException {
    StringBuilder plain = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      char next = c == '\\' && i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      if (next == 'u' || next == 'U') {
        int digits = next == 'u' ? 4 : 8;
        plain.appendCodePoint(hexadecimal(text, i + 2, digits));
        i += 2 + digits;
      } else {
        plain.append(c);
        i++;
      }
    }
    return plain.toString();
  }

  /** Returns what the literal of a byte string means, a character for each byte. */
  static String ofBytes(String text) throws PickleException {
    StringBuilder plain = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      char escaped = c == '\\' && i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      i += c == '\\' ? 2 : 1;
      if (c != '\\') {
        plain.append(c);
        continue;
      }
      switch (escaped) {
        case 'n' -> plain.append('\n');
        case 'r' -> plain.append('\r');
        case 't' -> plain.append('\t');
        case '\\', '\'', '"' -> plain.append(escaped);
        case 'x' -> {
          plain.append((char) hexadecimal(text, i, 2));
          i += 2;
        }
        default -> throw new PickleException("has a string with an unknown escape");
      }
    }
    return plain.toString();
  }

  private static int hexadecimal(String text, int from, int digits) throws PickleException {
    try {
      int value = Integer.parseInt(text.substring(from, from + digits), 16);
      if (Character.isValidCodePoint(value)) {
        return value;
      }
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      // Told below.
    }
    throw new PickleException("has a string with a damaged escape");
  }
}
