package org.robustlt.core.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.component.OptionException;
import org.robustlt.core.recipe.Choice;
import org.robustlt.core.recipe.SampleAttack;
import org.robustlt.core.registry.option.RecordFields;
import org.robustlt.core.registry.option.ScalarType;

/**
 * A way to measure accuracy.
 *
 * @param name what tables call it
 * @param definition what is done
 */
public record Protocol(String name, Definition definition) {
  /**
   * What a protocol does, as its file says.
   *
   * @param version grows when the definition changes
   * @param description what it measures, in a line
   * @param epsilon the radius of every example, or {@code recipe}
   * @param attack the attack and what it maximizes
   */
  public record Definition(
      @Description("grows when the definition changes") int version,
      @Description("what it measures, in a line") String description,
      @Description(
              value = "radius of every example; recipe for budget.epsilon of the run",
              unit = "pixel scale 0..1")
          String epsilon,
      AttackSection attack) {
    private static final String BY_RECIPE = "recipe";

    Definition(AttackSection attack) {
      this(1, "", BY_RECIPE, attack);
    }

    /**
     * Checks the radius.
     *
     * @throws IllegalArgumentException if it is neither a magnitude nor {@code recipe}
     */
    public Definition {
      if (!epsilon.equals(BY_RECIPE)) {
        try {
          Magnitude.parse(epsilon);
        } catch (IllegalArgumentException e) {
          throw new OptionException("epsilon", String.valueOf(e.getMessage()));
        }
      }
    }

    /** Returns the radius where that of a recipe would be the given one, pixel scale. */
    public double radius(double ofRecipe) {
      return epsilon.equals(BY_RECIPE) ? ofRecipe : Magnitude.parse(epsilon).value();
    }

    /** Returns the radius for a run whose recipe has the given one. */
    Magnitude epsilon(Magnitude ofRecipe) {
      return epsilon.equals(BY_RECIPE) ? ofRecipe : Magnitude.parse(epsilon);
    }
  }

  /**
   * How adversarial examples are made. Batch normalization always uses the running statistics.
   *
   * @param attack the search for adversarial examples
   * @param objective what it maximizes
   */
  public record AttackSection(
      @Inline Choice<Attack, ?, ComponentContext> attack,
      @Description("what the attack maximizes")
          Choice<AdversarialObjective, ?, ComponentContext> objective) {}

  /** Returns whether images stay as they are. */
  public boolean isNatural() {
    return SampleAttack.of(definition.attack().attack()).isIdentity();
  }

  /** Returns the options of the attack, as recipes spell them. */
  Map<String, String> options() {
    Record options = definition.attack().attack().options();
    Map<String, String> spelt = new LinkedHashMap<>();
    RecordFields.of(options.getClass())
        .forEach(
            field -> {
              Object value = RecordFields.value(options, field);
              spelt.put(
                  field.getName(),
                  ScalarType.of(field.getType())
                      .map(type -> type.speller().apply(value))
                      .orElseGet(value::toString));
            });
    return spelt;
  }
}
