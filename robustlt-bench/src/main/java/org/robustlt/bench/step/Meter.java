package org.robustlt.bench.step;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.engine.KernelClock;
import org.robustlt.core.engine.Operation;

/** How long a library's kernels run, and how many bytes go between its memory and Java's arrays. */
final class Meter {
  private final KernelClock clock;
  private long bytes;

  Meter(KernelClock clock) {
    this.clock = clock;
  }

  void reset() {
    kernelMilliseconds();
    bytes = 0;
  }

  /** Runs work of the library. */
  void run(Operation work) {
    clock.time(work);
  }

  /** Counts an array that is read or written as a whole. */
  void crossed(INDArray array) {
    bytes += array.length() * array.dataType().width();
  }

  /** Waits for the library, and returns the milliseconds in which kernels ran since last asked. */
  double kernelMilliseconds() {
    return clock.milliseconds();
  }

  long crossedBytes() {
    return bytes;
  }
}
