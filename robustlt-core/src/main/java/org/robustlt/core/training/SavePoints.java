package org.robustlt.core.training;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a training saves itself: after each epoch, within one so often, and whenever somebody asks,
 * from another thread. Where epochs are shorter than a minute, some are passed over, so that saving
 * costs a quarter of a percent of a long training at most.
 */
public final class SavePoints {
  private static final int SHARE = 400;

  /** What saving may cost beyond that share. */
  private static final long ALLOWED_NANOS = 500_000_000L;

  private static final long LONGEST_NANOS = 60_000_000_000L;

  private final long every;
  private final LongSupplier nanoTime;
  private final long begin;
  private long last;
  private long spent;
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
    begin = nanoTime.getAsLong();
    last = begin;
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

  /** Returns whether to save after an epoch that is not the last. */
  boolean dueAfterEpoch() {
    long now = nanoTime.getAsLong();
    return asked || spent <= ALLOWED_NANOS + (now - begin) / SHARE || now - last >= LONGEST_NANOS;
  }

  boolean stopping() {
    return stopping;
  }

  /** Saves, and remembers what that cost. */
  void save(Runnable work) {
    long now = nanoTime.getAsLong();
    work.run();
    asked = false;
    last = nanoTime.getAsLong();
    spent += last - now;
  }
}
