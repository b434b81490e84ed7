package org.robustlt.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that appear whole or not at all: written beside their place, then moved there. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes the content of a file to the path that it is given. */
  @FunctionalInterface
  public interface Content {
    /** Creates the file and writes all of it. */
    void writeTo(Path file) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @throws IOException if writing or moving fails; a former file of the name is then unchanged
   */
  public static void write(Path file, Content content) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".partial");
    try {
      Files.deleteIfExists(temporary);
      content.writeTo(temporary);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
