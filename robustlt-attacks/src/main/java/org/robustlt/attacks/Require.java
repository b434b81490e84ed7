package org.robustlt.attacks;

import org.robustlt.api.budget.Magnitude;

/** Checks of options, with messages that name option, rule and value. */
final class Require {
  private Require() {}

  static void atLeastOne(String option, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(option + " must be at least 1, got " + value);
    }
  }

  static void positive(String option, Magnitude value) {
    if (!(value.value() > 0)) {
      throw new IllegalArgumentException(option + " must be greater than 0, got " + value);
    }
  }

  static void notNegative(String option, double value) {
    if (!(value >= 0) || !Double.isFinite(value)) {
      throw new IllegalArgumentException(option + " must be finite and not negative, got " + value);
    }
  }
}
