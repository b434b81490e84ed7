package org.robustlt.api.component;

/** Checks of options, with messages that name option, rule and value. */
public final class Require {
  private Require() {}

  /**
   * Checks any rule.
   *
   * @param rule what must hold of the option, such as {@code must be odd}
   * @throws OptionException if it does not hold
   */
  public static void that(boolean holds, String option, String rule, Object value) {
    if (!holds) {
      throw new OptionException(option, rule, value);
    }
  }

  /**
   * Checks a lower bound.
   *
   * @throws OptionException if the value is below it
   */
  public static void atLeast(String option, long value, long least) {
    that(value >= least, option, "must be at least " + least, value);
  }

  /**
   * Checks that a number is greater than 0 and finite.
   *
   * @throws OptionException if it is not
   */
  public static void positive(String option, double value) {
    that(value > 0 && Double.isFinite(value), option, "must be greater than 0", value);
  }

  /**
   * Checks that a number is 0 or greater, and finite.
   *
   * @throws OptionException if it is not
   */
  public static void notNegative(String option, double value) {
    that(value >= 0 && Double.isFinite(value), option, "must be finite and not negative", value);
  }

  /**
   * Checks that a number is neither infinite nor NaN.
   *
   * @throws OptionException if it is
   */
  public static void finite(String option, double value) {
    that(Double.isFinite(value), option, "must be finite", value);
  }

  /**
   * Checks a share of a whole, 0..1.
   *
   * @throws OptionException if it is less than nothing or more than the whole
   */
  public static void share(String option, double value) {
    that(value >= 0 && value <= 1, option, "must be from 0 to 1", value);
  }

  /**
   * Checks a share that must leave something, [0, 1).
   *
   * @throws OptionException if it is less than nothing, or the whole
   */
  public static void partialShare(String option, double value) {
    that(value >= 0 && value < 1, option, "must be at least 0 and below 1", value);
  }

  /**
   * Checks the number of classes that a component is defined for.
   *
   * @param component what the message calls it, such as {@code mart}
   * @throws IllegalArgumentException if there are fewer
   */
  public static void classes(String component, int needed, int classes) {
    classes(component, needed, "got " + classes, classes);
  }

  /**
   * Checks the number of classes that a component is defined for.
   *
   * @param component what the message calls it, such as {@code mart}
   * @param substitute which component is defined for fewer classes too
   * @throws IllegalArgumentException if there are fewer, with the substitute's name
   */
  public static void classes(String component, int needed, int classes, String substitute) {
    classes(
        component,
        needed,
        "got " + classes + "; " + substitute + " may stand in its place",
        classes);
  }

  private static void classes(String component, int needed, String instead, int classes) {
    if (classes < needed) {
      throw new IllegalArgumentException(
          component + " needs at least " + needed + " classes, " + instead);
    }
  }
}
