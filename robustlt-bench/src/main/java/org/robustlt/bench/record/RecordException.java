package org.robustlt.bench.record;

/** A run directory cannot be read; the message names the file and what is wrong with it. */
public final class RecordException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Makes an exception with a complete message. */
  public RecordException(String message) {
    super(message);
  }

  /** Makes an exception with a complete message and what led to it. */
  public RecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
