package org.robustlt.core.training;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a training saves itself within an epoch: so often, and whenever somebody asks, from another
 * thread.
 */
public final class SavePoints {
  private final long every;
  private final LongSupplier nanoTime;
  private long last;
  private volatile boolean asked;
  private volatile boolean stopping;

  /**
   * Begins to measure.
   *
   * @param every the time between two checkpoints within an epoch
   * @param nanoTime the monotonic clock
   */
  public SavePoints(Duration every, LongSupplier nanoTime) {
    this.every = every.toNanos();
    this.nanoTime = nanoTime;
    last = nanoTime.getAsLong();
  }

  /** Asks for a checkpoint after the present batch. */
  public void saveSoon() {
    asked = true;
  }

  /** Asks for a checkpoint after the present batch, and for the end of the training. */
  public void stopSoon() {
    stopping = true;
    asked = true;
  }

  boolean due() {
    return asked || nanoTime.getAsLong() - last >= every;
  }

  boolean stopping() {
    return stopping;
  }

  void saved() {
    asked = false;
    last = nanoTime.getAsLong();
  }
}
