package org.robustlt.bench.step;

import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.engine.Operation;

/** How long a library's kernels run, and how many bytes go between its memory and Java's arrays. */
final class Meter {
  private long nanoseconds;
  private long bytes;

  void reset() {
    nanoseconds = 0;
    bytes = 0;
  }

  /** Runs work of the library. */
  void run(Operation work) {
    long start = System.nanoTime();
    work.run();
    nanoseconds += System.nanoTime() - start;
  }

  /** Counts an array that is read or written as a whole. */
  void crossed(INDArray array) {
    bytes += array.length() * array.dataType().width();
  }

  /** Returns the milliseconds in which kernels ran, or on a device were given to it. */
  double kernelMilliseconds() {
    return (double) nanoseconds / TimeUnit.MILLISECONDS.toNanos(1);
  }

  long crossedBytes() {
    return bytes;
  }
}
