package org.robustlt.core.lease;

/** Somebody else holds what is wanted, or took it over; the message says who, and what to do. */
public final class LeaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LeaseException(String problem) {
    super(problem);
  }

  LeaseException(String problem, Throwable cause) {
    super(problem, cause);
  }
}
