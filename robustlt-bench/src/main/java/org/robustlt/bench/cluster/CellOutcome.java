package org.robustlt.bench.cluster;

import java.util.Locale;
import java.util.Optional;

/**
 * What came of a cell.
 *
 * @param kind how it ended
 * @param recipe the digest of its resolved recipe
 * @param reason why it failed; empty if it did not
 * @param host the name of the machine that it ended on
 * @param pid the process
 * @param ended when, ISO 8601, for people
 * @param seconds how long that process was at it
 * @param token the number of the lease under which it ended
 */
public record CellOutcome(
    Kind kind,
    String recipe,
    Optional<String> reason,
    String host,
    long pid,
    String ended,
    double seconds,
    long token) {
  /** How a cell ends. */
  public enum Kind {
    /** It is trained and evaluated. */
    DONE,
    /** It cannot go on; its reason says why. */
    FAILED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
