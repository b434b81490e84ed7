package org.robustlt.core.lease;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.robustlt.core.file.Fence;

/**
 * A resource that this process alone works at, until it closes the lease or dies. Its number is a
 * token: it rises from holder to holder and stands in what they write, so that readers can tell
 * what a process wrote that was stopped, overtaken and continued.
 */
public final class Lease implements Fence, AutoCloseable {
  private final LeaseNumbers numbers;
  private final long number;
  private final FileChannel file;
  private final Holder holder;
  private final LeaseTimes times;
  private final ScheduledExecutorService heart;
  private final ScheduledFuture<?> beating;
  private final Runnable ended;
  private volatile Supplier<String> doing = () -> "";
  private long beat;
  private long lastBeat;
  private boolean closed;

  Lease(
      LeaseNumbers numbers,
      long number,
      FileChannel file,
      Holder holder,
      LeaseTimes times,
      Runnable ended) {
    this.numbers = numbers;
    this.number = number;
    this.file = file;
    this.holder = holder;
    this.times = times;
    this.ended = ended;
    this.lastBeat = times.nanoTime().getAsLong();
    this.heart = Executors.newSingleThreadScheduledExecutor(Lease::thread);
    long every = times.beat().toNanos();
    this.beating = heart.scheduleAtFixedRate(this::tryToBeat, every, every, TimeUnit.NANOSECONDS);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "robustlt-lease");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public long token() {
    return number;
  }

  /**
   * Says what is being done, to whoever looks at the lease. It is asked for with each beat, on a
   * thread of the lease.
   *
   * @param words in a line, without special characters; what is longer than 120 is cut
   */
  public void telling(Supplier<String> words) {
    doing = words;
  }

  /**
   * Makes sure that nobody took the lease over. A process that did not move for longer than others
   * are patient first shows that it lives.
   *
   * @throws LeaseException if somebody did, or the lease cannot be shown to hold
   */
  @Override
  public synchronized void check() {
    try {
      if (closed) {
        throw lost("it was given back");
      }
      if (times.nanoTime().getAsLong() - lastBeat > times.patience().toNanos() / 2) {
        beat();
      }
      long highest = numbers.highest();
      if (highest > number) {
        throw lost(
            LeaseFile.read(numbers.file(highest))
                .flatMap(LeaseFile::holder)
                .map(holder -> "it was taken over by " + holder.describe())
                .orElse("another process took it over"));
      }
      if (highest < number) {
        throw lost(numbers.file(number) + " is gone");
      }
    } catch (IOException e) {
      throw new LeaseException(
          numbers.file(number) + ": cannot be renewed (" + e.getMessage() + ")", e);
    }
  }

  private LeaseException lost(String how) {
    return new LeaseException(
        numbers.file(number)
            + ": this process no longer holds the lease: "
            + how
            + "; nothing is written any more");
  }

  private synchronized void tryToBeat() {
    try {
      if (!closed) {
        beat();
      }
    } catch (IOException e) {
      // Tried again soon; check() tells when it matters.
    }
  }

  private void beat() throws IOException {
    LeaseFile.write(file, false, ++beat, holder, said());
    lastBeat = times.nanoTime().getAsLong();
  }

  /** What fails to be said must not keep the holder from beating. */
  private String said() {
    try {
      return doing.get();
    } catch (RuntimeException e) {
      return "";
    }
  }

  /** Gives the lease back, so that the next one need not wait. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    beating.cancel(false);
    heart.shutdown();
    try (file) {
      LeaseFile.write(file, true, ++beat, holder, "");
    } catch (IOException e) {
      // The next one finds out that this process is gone.
    } finally {
      ended.run();
    }
  }
}
