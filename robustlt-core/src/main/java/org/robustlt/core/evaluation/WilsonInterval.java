package org.robustlt.core.evaluation;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * The 95 % confidence interval of a share (Wilson, 1927).
 *
 * @param low the lower bound
 * @param high the upper bound
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
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
    return of(share, n, Z);
  }

  private static WilsonInterval of(double share, double n, double z) {
    double centre = share + z * z / (2 * n);
    double half = z * Math.sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    double scale = 1 + z * z / n;
    return new WilsonInterval(
        Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale));
  }

  /**
   * Returns the least by which a share may have fallen (Newcombe, 1998, method 10); negative if it
   * may as well have risen.
   *
   * @param n out of how many
   * @param z the quantile of the normal distribution for the confidence, 1.96 for 95 %
   */
  public static double leastFall(double before, double now, long n, double z) {
    double below = before - of(before, (double) n, z).low();
    double above = of(now, (double) n, z).high() - now;
    return before - now - Math.hypot(below, above);
  }
}
