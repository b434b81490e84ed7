package org.robustlt.core.recipe;

import java.util.List;
import java.util.Locale;
import org.robustlt.api.component.Description;

/**
 * Section {@code evaluation}: what is measured during and after the training.
 *
 * @param protocols the protocols that the trained network is evaluated by
 * @param validationEvery the epochs between two validations
 * @param groups which classes are head, medium and tail
 */
public record EvaluationSection(
    @Default("[natural, pgd-20]") @Description("protocols that the trained network is evaluated by")
        List<String> protocols,
    @Default("1") @Description(value = "distance of validations", unit = "epochs")
        int validationEvery,
    @Default("{rule: thirds}") @Description("which classes are head, medium and tail")
        Groups groups) {
  /**
   * Checks the distance of validations and the names of the protocols.
   *
   * @throws IllegalArgumentException if it is below 1, or a name is none of {@link ProtocolNames}
   */
  public EvaluationSection {
    protocols = List.copyOf(protocols);
    try {
      protocols.forEach(ProtocolNames::check);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("protocols: " + e.getMessage(), e);
    }
    if (validationEvery < 1) {
      throw new IllegalArgumentException(
          "validationEvery must be at least 1, got " + validationEvery);
    }
  }

  /**
   * Which classes are head, medium and tail, by the number of their training images.
   *
   * @param rule how the classes are divided
   * @param head what it says of the head
   * @param tail what it says of the tail
   */
  public record Groups(
      @Default("thirds")
          @Description(
              "thirds of the classes; counts of classes; or thresholds of their training images")
          Rule rule,
      @Default("0")
          @Description("counts: how many classes; thresholds: head classes have more images")
          long head,
      @Default("0")
          @Description("counts: how many classes; thresholds: tail classes have fewer images")
          long tail) {
    /** Thirds. */
    public static final Groups THIRDS = new Groups(Rule.THIRDS, 0, 0);

    /** How classes are divided. */
    public enum Rule {
      /** Into thirds of the classes. */
      THIRDS,
      /** So many classes each. */
      COUNTS,
      /** More or fewer training images than so many. */
      THRESHOLDS
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if the rule needs numbers that are not given, or head and
     *     tail overlap
     */
    public Groups {
      if (rule == Rule.THIRDS ? head != 0 || tail != 0 : head < 1 || tail < 1) {
        throw new IllegalArgumentException(
            (rule == Rule.THIRDS
                    ? "head and tail are for the rules counts and thresholds only"
                    : "head and tail must be at least 1 with the rule "
                        + rule.name().toLowerCase(Locale.ROOT))
                + ", got "
                + head
                + " and "
                + tail);
      }
      if (rule == Rule.THRESHOLDS && tail > head) {
        throw new IllegalArgumentException(
            "tail must not be above head with the rule thresholds, got " + tail + " and " + head);
      }
    }

    /** Returns the rule in words, as evaluations declare it. */
    public String words() {
      return switch (rule) {
        case THIRDS -> "thirds of the classes by number of training images";
        case COUNTS ->
            "the " + head + " classes with most and the " + tail + " with fewest training images";
        case THRESHOLDS ->
            "classes with more than " + head + " and with fewer than " + tail + " training images";
      };
    }
  }
}
