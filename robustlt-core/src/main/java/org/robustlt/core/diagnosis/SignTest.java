package org.robustlt.core.diagnosis;

/** The one-sided sign test (exact McNemar test) at a level of 5 %. */
public final class SignTest {
  private static final double LEVEL = 0.05;

  private SignTest() {}

  /** Returns whether so many cases for against so many against are hardly chance. */
  public static boolean isSignificant(int cases, int against) {
    int trials = cases + against;
    double tail = 0;
    double term = Math.pow(0.5, trials);
    for (int k = trials; k >= cases; k--) {
      tail += term;
      term *= (double) k / (trials - k + 1);
    }
    return cases > against && tail < LEVEL;
  }
}
