package org.robustlt.core.file;

import java.nio.file.Path;

/** A file is missing, damaged or of another kind; the message says which. */
public final class FileFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the file and what is wrong with it. */
  public FileFormatException(Path file, String problem) {
    super(file + ": " + problem);
  }

  /** Names the file, what is wrong with it, and what caused it. */
  public FileFormatException(Path file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
  }
}
