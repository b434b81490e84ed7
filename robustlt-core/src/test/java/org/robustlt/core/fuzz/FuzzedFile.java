package org.robustlt.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.robustlt.api.data.DataException;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.recipe.RecipeException;

/** What a reader does with a file of any content: it reads it, or refuses it by its name. */
public final class FuzzedFile {
  private FuzzedFile() {}

  /** Reads a file. */
  @FunctionalInterface
  public interface Reading {
    /** Reads it, or throws one of the exceptions that users see as messages. */
    void read(Path file) throws IOException;
  }

  /** Reads content that has no file. */
  public static void readOrRefused(Reading reading) {
    readOrRefused(Path.of("fuzzed"), reading);
  }

  /**
   * Reads content from a file.
   *
   * @param suffix what the file's name ends in
   */
  public static void readOrRefused(byte[] content, String suffix, Reading reading) {
    try {
      Path file = Files.createTempFile("fuzzed", suffix);
      try {
        Files.write(file, content);
        readOrRefused(file, reading);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void readOrRefused(Path file, Reading reading) {
    try {
      reading.read(file);
    } catch (DataException | FileFormatException | RecipeException e) {
      assertThat(e.getMessage()).contains(file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
