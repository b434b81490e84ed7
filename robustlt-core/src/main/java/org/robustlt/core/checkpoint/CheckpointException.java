package org.robustlt.core.checkpoint;

import java.nio.file.Path;

/** A checkpoint is missing, damaged, or of another network; the message says which. */
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the file and what is wrong with it. */
  public CheckpointException(Path file, String problem) {
    super(file + ": " + problem);
  }

  /** Names the file, what is wrong with it, and what caused it. */
  public CheckpointException(Path file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
  }
}
