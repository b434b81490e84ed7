package org.robustlt.core.data.picture;

import java.io.IOException;

/** A file is damaged, or no picture of a kind that is read. */
public final class PictureException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public PictureException(String problem) {
    super(problem);
  }

  /** Says what is wrong, and what caused it. */
  public PictureException(String problem, Throwable cause) {
    super(problem, cause);
  }
}
