package org.robustlt.api.contract;

import java.util.OptionalInt;

/**
 * A rule that a component broke.
 *
 * @param rule the rule and the value that breaks it, as what the component did: {@code returned
 *     ...}
 * @param example the place in the batch of the example that shows it, if it is one example's; of
 *     radii, the class
 */
public record Violation(String rule, OptionalInt example) {
  /** Returns the violation of a rule that no example shows. */
  public static Violation of(String rule) {
    return new Violation(rule, OptionalInt.empty());
  }

  static Violation of(int example, String rule) {
    return new Violation(rule, OptionalInt.of(example));
  }
}
