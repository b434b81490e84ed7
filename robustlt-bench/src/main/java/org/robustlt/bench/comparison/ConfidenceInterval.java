package org.robustlt.bench.comparison;

/**
 * The 95 % confidence interval of a number.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record ConfidenceInterval(double low, double high) {
  /** The share of intervals that may miss the number. */
  static final double ERROR_RATE = 0.05;

  /** Returns whether the number differs from 0, as far as the interval tells. */
  public boolean excludesZero() {
    return low > 0 || high < 0;
  }
}
