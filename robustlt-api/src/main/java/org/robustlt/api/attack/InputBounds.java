package org.robustlt.api.attack;

/**
 * The range that pixel values must keep.
 *
 * @param low the smallest value
 * @param high the largest value
 */
public record InputBounds(double low, double high) {
  /** Pixel scale: 0..1. */
  public static final InputBounds UNIT = new InputBounds(0, 1);

  /**
   * Checks the order of the bounds.
   *
   * @throws IllegalArgumentException if low is not below high
   */
  public InputBounds {
    if (!(low < high)) {
      throw new IllegalArgumentException("low must be below high, got " + low + " and " + high);
    }
  }
}
