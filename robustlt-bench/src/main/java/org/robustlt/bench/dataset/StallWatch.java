package org.robustlt.bench.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Closes a stream from which nothing has come for too long, so that reading it ends. */
final class StallWatch implements Closeable {
  private final InputStream stream;
  private final Duration patience;
  private final AtomicLong lastHeard = new AtomicLong(System.nanoTime());
  private final Thread watch;
  private volatile boolean stalled;

  StallWatch(InputStream stream, Duration patience) {
    this.stream = stream;
    this.patience = patience;
    this.watch = new Thread(this::watch, "robustlt-download-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private void watch() {
    try {
      while (!stalled) {
        long left = patience.toNanos() - (System.nanoTime() - lastHeard.get());
        if (left > 0) {
          Thread.sleep(left / 1_000_000 + 1);
        } else {
          stalled = true;
          stream.close();
        }
      }
    } catch (InterruptedException | IOException e) {
      // Closed: there is nothing left to watch.
    }
  }

  /** Reads as the stream does; says so if it was closed for having stalled. */
  int read(byte[] buffer) throws IOException {
    try {
      int read = stream.read(buffer);
      if (stalled) {
        throw stalled();
      }
      lastHeard.set(System.nanoTime());
      return read;
    } catch (IOException e) {
      throw stalled ? stalled() : e;
    }
  }

  private IOException stalled() {
    return new IOException("nothing came for " + patience.toSeconds() + " seconds");
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}
