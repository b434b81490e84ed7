package org.robustlt.core.evaluation;

/**
 * The 95 % confidence interval of a share (Wilson, 1927).
 *
 * @param low the lower bound
 * @param high the upper bound
 */
public record WilsonInterval(double low, double high) {
  private static final double Z = 1.959963984540054;

  /** Returns the interval of {@code successes} out of {@code trials}; 0..1 without trials. */
  public static WilsonInterval of(long successes, long trials) {
    if (trials == 0) {
      return new WilsonInterval(0, 1);
    }
    return of((double) successes / trials, (double) trials);
  }

  /**
   * Returns the interval of a share that is known as well as one out of so many trials.
   *
   * @param n may be a fraction, for weighted means
   */
  static WilsonInterval of(double share, double n) {
    double centre = share + Z * Z / (2 * n);
    double half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    double scale = 1 + Z * Z / n;
    return new WilsonInterval(
        Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale));
  }
}
