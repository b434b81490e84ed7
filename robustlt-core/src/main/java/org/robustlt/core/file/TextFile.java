package org.robustlt.core.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of text, in UTF-8. */
public final class TextFile {
  private TextFile() {}

  /**
   * Reads a file.
   *
   * @throws FileFormatException if it is not in UTF-8, which the exception of Java does not say of
   *     a file by name
   * @throws IOException if it cannot be read
   */
  public static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new FileFormatException(file, "is damaged: it is not UTF-8", e);
    }
  }
}
