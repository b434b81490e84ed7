package org.robustlt.core.guard;

import java.util.Arrays;
import java.util.Optional;

/** Where something was thrown. */
final class Frames {
  private Frames() {}

  /** Returns the first frame that is not the Java runtime's, such as {@code Flip.java:12}. */
  static Optional<String> of(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof ExceptionInInitializerError && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return Arrays.stream(cause.getStackTrace())
        .filter(frame -> frame.getModuleName() == null)
        .findFirst()
        .map(
            frame ->
                frame.getFileName() == null
                    ? frame.getClassName()
                    : frame.getFileName() + ":" + frame.getLineNumber());
  }
}
