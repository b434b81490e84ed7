package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Norm;

/**
 * When APGD looks back whether its step is too long: after 22 % of the iterations, then after
 * intervals that shrink by 3 % at a time down to 6 % (Croce and Hein, ICML 2020, section 3.1); in
 * L1 after every 4 %.
 */
final class ApgdSchedule {
  private final int smallest;
  private final int decrease;
  private int interval;
  private int iterations;

  private ApgdSchedule(int first, int smallest, int decrease) {
    this.interval = first;
    this.smallest = smallest;
    this.decrease = decrease;
  }

  static ApgdSchedule of(Norm norm, int steps) {
    if (norm == Norm.L1) {
      int interval = atLeastOne(0.04 * steps);
      return new ApgdSchedule(interval, interval, 0);
    }
    return new ApgdSchedule(
        atLeastOne(0.22 * steps), atLeastOne(0.06 * steps), atLeastOne(0.03 * steps));
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
