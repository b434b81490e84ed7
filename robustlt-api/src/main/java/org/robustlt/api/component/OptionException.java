package org.robustlt.api.component;

import java.util.Optional;

/** An option has a value that its component does not take. */
public final class OptionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String option;
  private final String rule;
  private final Optional<String> value;

  /**
   * Says {@code steps must be at least 1, got 0}.
   *
   * @param option the name of the option
   * @param rule what holds of its values, such as {@code must be at least 1}
   * @param value the value that breaks it
   */
  public OptionException(String option, String rule, Object value) {
    super(option + " " + rule + ", got " + value);
    this.option = option;
    this.rule = rule;
    this.value = Optional.of(value.toString());
  }

  /**
   * Says what a rule and a value alone would not.
   *
   * @param option the name of the option
   * @param problem what is wrong with its value, in a sentence
   */
  public OptionException(String option, String problem) {
    super(problem);
    this.option = option;
    this.rule = problem;
    this.value = Optional.empty();
  }

  /** Returns the name of the option. */
  public String option() {
    return option;
  }

  /** Returns the rule that is broken, such as {@code must be at least 1}. */
  public String rule() {
    return rule;
  }

  /** Returns the value that breaks it, if the rule does not say it. */
  public Optional<String> value() {
    return value;
  }
}
