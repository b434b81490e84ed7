package org.robustlt.core.file.mat;

import java.io.IOException;

/** A MAT-file is damaged, or of another kind than is read here. */
public final class MatException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public MatException(String problem) {
    super(problem);
  }
}
