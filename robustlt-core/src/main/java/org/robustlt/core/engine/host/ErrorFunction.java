package org.robustlt.core.engine.host;

/**
 * The complementary error function to double precision, by polynomials of {@value #DEGREE}th degree
 * around points that lie close together. Around each the derivatives are products of its density
 * and the polynomials of Hermite.
 */
final class ErrorFunction {
  private static final int DEGREE = 8;
  private static final int POINTS_OF_ONE = 32;

  /** Beyond, the function is 0 in double precision to all that it is added to. */
  private static final int END = 6;

  private static final double TWO_BY_SQRT_PI = 2 / Math.sqrt(Math.PI);
  private static final double[] COEFFICIENTS = coefficients();

  private ErrorFunction() {}

  /** Returns {@code 1 − erf(x)}. */
  static double complement(double x) {
    if (x < 0) {
      return 2 - complement(-x);
    }
    if (x >= END) {
      return 0;
    }
    int point = (int) (x * POINTS_OF_ONE + 0.5);
    double distance = x - (double) point / POINTS_OF_ONE;
    int at = point * (DEGREE + 1);
    double sum = COEFFICIENTS[at + DEGREE];
    for (int n = DEGREE - 1; n >= 0; n--) {
      sum = sum * distance + COEFFICIENTS[at + n];
    }
    return 1 - sum;
  }

  /** Returns the Taylor coefficients of erf around every point. */
  private static double[] coefficients() {
    int points = END * POINTS_OF_ONE + 1;
    double[] coefficients = new double[points * (DEGREE + 1)];
    for (int point = 0; point < points; point++) {
      double x = (double) point / POINTS_OF_ONE;
      double density = TWO_BY_SQRT_PI * Math.exp(-x * x);
      int at = point * (DEGREE + 1);
      coefficients[at] = series(x);
      double before = 0;
      double hermite = 1;
      double factorial = 1;
      for (int n = 1; n <= DEGREE; n++) {
        factorial *= n;
        coefficients[at + n] = density * hermite / factorial;
        double next = -2 * x * hermite - 2 * (n - 1) * before;
        before = hermite;
        hermite = next;
      }
    }
    return coefficients;
  }

  /** The series of erf whose terms are all positive: (2/√π)·exp(−x²)·Σ 2ⁿx²ⁿ⁺¹/(1·3·…·(2n+1)). */
  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; term > 1e-18 * sum; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return TWO_BY_SQRT_PI * Math.exp(-x * x) * sum;
  }
}
