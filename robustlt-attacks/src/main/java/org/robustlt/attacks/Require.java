package org.robustlt.attacks;

import org.robustlt.api.budget.Magnitude;

/** Checks of options, with messages that name option, rule and value. */
public final class Require {
  private Require() {}

  /**
   * Checks a number of repetitions.
   *
   * @throws IllegalArgumentException if the value is below 1
   */
  public static void atLeastOne(String option, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(option + " must be at least 1, got " + value);
    }
  }

  /**
   * Checks a share.
   *
   * @throws IllegalArgumentException if the value is not in 0..1
   */
  public static void share(String option, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(option + " must be between 0 and 1, got " + value);
    }
  }

  /**
   * Checks the number of classes that a loss is defined for.
   *
   * @throws IllegalArgumentException if there are fewer
   */
  public static void classes(String component, int needed, int classes) {
    if (classes < needed) {
      throw new IllegalArgumentException(
          component + " needs at least " + needed + " classes, got " + classes);
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
