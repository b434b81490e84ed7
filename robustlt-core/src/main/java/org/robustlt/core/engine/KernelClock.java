package org.robustlt.core.engine;

/**
 * Tells how long a library computes. A device works while the host goes on, so its time is its own.
 */
public interface KernelClock {
  /** Returns a clock for libraries whose operations are done when they return. */
  static KernelClock ofHost() {
    return new HostClock();
  }

  /** Runs work of the library. */
  void time(Operation work);

  /** Waits until all of it is done, and returns how many milliseconds it took since last asked. */
  double milliseconds();
}
