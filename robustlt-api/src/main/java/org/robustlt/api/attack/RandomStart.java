package org.robustlt.api.attack;

/** Where an iterative attack begins. */
public enum RandomStart {
  /** At the natural image. */
  NONE,
  /**
   * Anywhere within the base budget ε, even for an example whose own radius is smaller; the first
   * step brings it back into its ball. The published code of RobustLT starts so.
   */
  BASE_EPSILON,
  /** Anywhere within the radius of the example, which RobustLT sets for its class. */
  CLASS_EPSILON
}
