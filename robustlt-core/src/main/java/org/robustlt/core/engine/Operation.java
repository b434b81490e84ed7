package org.robustlt.core.engine;

/** Prepared work on tensors, run as often as needed; allocates nothing when it runs. */
@FunctionalInterface
public interface Operation {
  /** Does the work. */
  void run();
}
