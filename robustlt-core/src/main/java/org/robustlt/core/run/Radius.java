package org.robustlt.core.run;

import java.util.Optional;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.Description;

/**
 * The radius of every example, as a protocol says it.
 *
 * @param spelling as the protocol's file writes it
 * @param own the radius; absent if it is that of the run's recipe
 */
@Description("magnitude, or recipe")
public record Radius(String spelling, Optional<Magnitude> own) {
  /** The one of the run's recipe. */
  static final Radius OF_RECIPE = new Radius("recipe", Optional.empty());

  /**
   * Reads a magnitude such as {@code 8/255}, or {@code recipe}.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static Radius parse(String text) {
    return text.equals(OF_RECIPE.spelling)
        ? OF_RECIPE
        : new Radius(text, Optional.of(Magnitude.parse(text)));
  }

  /** Returns the radius for a run whose recipe has the given one. */
  public Magnitude of(Magnitude ofRecipe) {
    return own.orElse(ofRecipe);
  }

  @Override
  public String toString() {
    return spelling;
  }
}
