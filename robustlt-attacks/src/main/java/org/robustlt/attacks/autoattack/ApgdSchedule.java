package org.robustlt.attacks.autoattack;

/**
 * When APGD looks back whether its step is too long: after 22 % of the iterations, then after
 * intervals that shrink by 3 % at a time down to 6 % (Croce and Hein, ICML 2020, section 3.1).
 */
final class ApgdSchedule {
  private final int smallest;
  private final int decrease;
  private int interval;
  private int iterations;

  ApgdSchedule(int steps) {
    interval = atLeastOne(0.22 * steps);
    smallest = atLeastOne(0.06 * steps);
    decrease = atLeastOne(0.03 * steps);
  }

  private static int atLeastOne(double iterations) {
    return Math.max((int) iterations, 1);
  }

  /**
   * Counts an iteration.
   *
   * @return the length of the interval that ends with it, or 0 if none does
   */
  int next() {
    if (++iterations < interval) {
      return 0;
    }
    int ended = interval;
    interval = Math.max(interval - decrease, smallest);
    iterations = 0;
    return ended;
  }
}
