package org.robustlt.core.file.pickle;

import java.io.IOException;

/** A pickle is damaged, or asks for what is not allowed. */
public final class PickleException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public PickleException(String problem) {
    super(problem);
  }
}
