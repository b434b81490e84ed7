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
  /** A beat each 5 seconds, a minute of patience. */
  public static final LeaseTimes USUAL =
      new LeaseTimes(
          Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofMillis(200), System::nanoTime);
}
