package org.robustlt.core.file;

import java.util.Locale;

/**
 * Text from outside, made harmless: characters that move the cursor, change colours or turn the
 * direction of writing are shown by their number instead of being obeyed.
 */
public final class PlainText {
  private PlainText() {}

  /**
   * Returns the text with every such character as a backslash, u and four digits; other text is
   * unchanged.
   */
  public static String of(String text) {
    if (text.codePoints().noneMatch(PlainText::acts)) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            character -> {
              if (acts(character)) {
                plain.append(number(character));
              } else {
                plain.appendCodePoint(character);
              }
            });
    return plain.toString();
  }

  /** Returns how a character is shown by its number. */
  static String number(int character) {
    return String.format(Locale.ROOT, "\\u%04x", character);
  }

  static boolean acts(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character != '\n' && character != '\t';
      case Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE ->
          true;
      // Marks that turn the direction of writing, and those that join or hide.
      case Character.FORMAT -> true;
      default -> false;
    };
  }
}
