package org.robustlt.core.engine;

/** Which values of a forward pass wait for its backward passes. */
public enum Activations {
  /** All that a backward pass reads, but normalized values are computed again where needed. */
  RECOMPUTE,
  /** All that a backward pass reads. */
  KEEP
}
