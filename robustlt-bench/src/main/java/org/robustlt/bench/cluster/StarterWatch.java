package org.robustlt.bench.cluster;

import java.io.IOException;
import org.robustlt.bench.job.Signals;

/** Waits for the end of the process that started this one, which ends then as after SIGTERM. */
public final class StarterWatch extends Thread {
  /** Watches the standard input, which is a pipe from the other process. */
  public StarterWatch() {
    super("robustlt-starter");
    setDaemon(true);
  }

  @Override
  public void run() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is said there.
      }
    } catch (IOException e) {
      // The other end is gone.
    }
    Signals.terminate();
  }
}
