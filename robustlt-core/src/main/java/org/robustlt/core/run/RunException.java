package org.robustlt.core.run;

/** What the user asked of a run cannot be done; the message says why and what would help. */
public final class RunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public RunException(String problem) {
    super(problem);
  }

  /** Says what is wrong and what caused it. */
  public RunException(String problem, Throwable cause) {
    super(problem, cause);
  }
}
