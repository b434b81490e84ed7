package org.robustlt.api.network;

/**
 * How a parameter begins.
 *
 * <p>Nobody else implements this interface.
 */
public sealed interface Initialization {
  /** All zeros. */
  Initialization ZEROS = new Constant(0);

  /** All ones. */
  Initialization ONES = new Constant(1);

  /**
   * The same value everywhere.
   *
   * @param value the value
   */
  record Constant(double value) implements Initialization {}

  /**
   * Uniform in [−bound, bound).
   *
   * @param bound half of the width
   */
  record Uniform(double bound) implements Initialization {}

  /**
   * Normal around 0.
   *
   * @param standardDeviation the standard deviation
   */
  record Normal(double standardDeviation) implements Initialization {}
}
