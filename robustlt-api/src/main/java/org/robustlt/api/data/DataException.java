package org.robustlt.api.data;

import java.nio.file.Path;

/** The files of a data set are missing, damaged or of another kind; the message says which. */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names what is wrong, where the place is not a file. */
  public DataException(String problem) {
    super(problem);
  }

  /** Names what is wrong, where the place is not a file, and what caused it. */
  public DataException(String problem, Throwable cause) {
    super(problem, cause);
  }

  /** Names the file or directory and what is wrong with it. */
  public DataException(Path place, String problem) {
    super(place + ": " + problem);
  }

  /** Names the file or directory, what is wrong with it, and what caused it. */
  public DataException(Path place, String problem, Throwable cause) {
    super(place + ": " + problem, cause);
  }
}
