package org.robustlt.core.engine;

/** The time between calling and returning. */
final class HostClock implements KernelClock {
  private long nanoseconds;

  @Override
  public void time(Operation work) {
    long start = System.nanoTime();
    work.run();
    nanoseconds += System.nanoTime() - start;
  }

  @Override
  public double milliseconds() {
    double milliseconds = nanoseconds / 1e6;
    nanoseconds = 0;
    return milliseconds;
  }
}
