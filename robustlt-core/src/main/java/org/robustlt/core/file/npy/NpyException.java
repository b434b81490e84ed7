package org.robustlt.core.file.npy;

import java.io.IOException;

/** An array is damaged, or of another kind than is asked for. */
public final class NpyException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public NpyException(String problem) {
    super(problem);
  }
}
