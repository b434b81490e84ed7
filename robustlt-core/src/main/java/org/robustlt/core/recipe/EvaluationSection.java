package org.robustlt.core.recipe;

import java.util.List;
import java.util.Locale;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;

/**
 * Section {@code evaluation}: what is measured during and after the training.
 *
 * @param protocols the protocols that the trained network is evaluated by
 * @param validationEvery the epochs between two validations
 * @param groups which classes are head, medium and tail
 */
public record EvaluationSection(
    @Description("protocols that the trained network is evaluated by") List<String> protocols,
    @Description(
            value =
                "distance of validations, by the training's attack, or by ten steps where that"
                    + " takes fewer than three",
            unit = "epochs")
        int validationEvery,
    @Description("which classes are head, medium and tail") Groups groups) {
  EvaluationSection() {
    this(List.of("natural", "pgd-20"), 1, Groups.THIRDS);
  }

  /**
   * Checks the distance of validations; {@link RecipeReader} checks the names of the protocols.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public EvaluationSection {
    protocols = List.copyOf(protocols);
    Require.atLeast("validationEvery", validationEvery, 1);
  }

  /**
   * Which classes are head, medium and tail, by the number of their training images.
   *
   * @param rule how the classes are divided
   * @param head what it says of the head
   * @param tail what it says of the tail
   */
  public record Groups(
      @Description(
              "thirds of the classes; counts of classes; or thresholds of their training images:"
                  + " more than 100 and fewer than 20 where data are taken as given")
          Rule rule,
      @Description("counts: how many classes; thresholds: head classes have more images") long head,
      @Description("counts: how many classes; thresholds: tail classes have fewer images")
          long tail) {
    Groups() {
      this(Rule.THIRDS, 0, 0);
    }

    /** Thirds. */
    public static final Groups THIRDS = new Groups(Rule.THIRDS, 0, 0);

    private static final List<String> THIRDS_OR_COUNTS = List.of("head", "medium", "tail");
    private static final List<String> THRESHOLDS = List.of("many", "medium", "few");

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
      Require.that(
          rule == Rule.THIRDS ? head == 0 && tail == 0 : head >= 1 && tail >= 1,
          "head",
          rule == Rule.THIRDS
              ? "and tail are for the rules counts and thresholds only"
              : "and tail must be at least 1 with the rule " + rule.name().toLowerCase(Locale.ROOT),
          head + " and " + tail);
      Require.that(
          rule != Rule.THRESHOLDS || tail <= head,
          "tail",
          "must not be above head with the rule thresholds",
          tail + " and " + head);
    }

    /** Returns what tables call the classes with most images, those between and the others. */
    public List<String> names() {
      return rule == Rule.THRESHOLDS ? THRESHOLDS : THIRDS_OR_COUNTS;
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
