package org.robustlt.core.engine.host;

/**
 * The complementary error function to double precision: the series around 0 for small arguments,
 * the continued fraction (Abramowitz and Stegun, 7.1.14) for large ones.
 */
final class ErrorFunction {
  private static final double SERIES_ENDS = 2.5;
  private static final double UNDERFLOW = 27;
  private static final double TWO_BY_SQRT_PI = 2 / Math.sqrt(Math.PI);
  private static final int FRACTIONS = 60;

  private ErrorFunction() {}

  /** Returns {@code 1 − erf(x)}. */
  static double complement(double x) {
    if (x < 0) {
      return 2 - complement(-x);
    }
    if (x < SERIES_ENDS) {
      return 1 - series(x);
    }
    return x > UNDERFLOW ? 0 : fraction(x);
  }

  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-18 * sum; n++) {
      term *= -x * x / n;
      sum += term / (2 * n + 1);
    }
    return TWO_BY_SQRT_PI * sum;
  }

  private static double fraction(double x) {
    double tail = x;
    for (int n = FRACTIONS; n > 0; n--) {
      tail = x + 0.5 * n / tail;
    }
    return Math.exp(-x * x) / (Math.sqrt(Math.PI) * tail);
  }
}
