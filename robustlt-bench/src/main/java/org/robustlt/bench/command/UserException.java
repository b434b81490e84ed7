package org.robustlt.bench.command;

/** The user asked for what cannot be done; the message says what to change. */
public final class UserException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Makes an exception with a complete message. */
  public UserException(String message) {
    super(message);
  }
}
