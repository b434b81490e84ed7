package org.robustlt.api.component;

import java.util.Map;
import java.util.Optional;

/**
 * A complete recipe as a component sees it: the values of all settings as recipes spell them, by
 * their keys joined by dots. {@code loss.use} is the name of the loss, {@code
 * model.classifier.scale} an option of the classifier. Where a phase of the training has settings
 * of its own, they stand under the keys of the whole recipe.
 */
public final class RecipeView {
  private final Map<String, String> values;

  private RecipeView(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** Returns a view of the given values by key. */
  public static RecipeView of(Map<String, String> values) {
    return new RecipeView(values);
  }

  /** Returns the value of a setting, or nothing if the recipe has no such setting. */
  public Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Returns whether a setting has this value. */
  public boolean is(String key, String value) {
    return value(key).filter(value::equals).isPresent();
  }

  /** Returns the value of a setting that is a number, or nothing if it is none or not there. */
  public Optional<Double> number(String key) {
    try {
      return value(key).map(Double::valueOf);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
