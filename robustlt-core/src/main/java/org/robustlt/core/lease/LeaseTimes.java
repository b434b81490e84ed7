package org.robustlt.core.lease;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How leases measure time: by the monotonic clock of whoever looks. Clocks of two machines are
 * never compared.
 *
 * @param beat how often a holder shows that it lives
 * @param patience how long a holder may show nothing before its lease is taken over
 * @param look how often one who waits looks
 * @param nanoTime the monotonic clock
 */
public record LeaseTimes(Duration beat, Duration patience, Duration look, LongSupplier nanoTime) {
  /** The property that gives the patience in seconds; who shares a directory must have the same. */
  private static final String PATIENCE = "robustlt.lease.patience";

  private static final int BEATS = 12;

  /** A beat each 5 seconds, a minute of patience, unless a test has less. */
  public static final LeaseTimes USUAL =
      ofPatience(Duration.ofSeconds(Integer.getInteger(PATIENCE, 60)));

  private static LeaseTimes ofPatience(Duration patience) {
    return new LeaseTimes(
        patience.dividedBy(BEATS), patience, Duration.ofMillis(200), System::nanoTime);
  }
}
