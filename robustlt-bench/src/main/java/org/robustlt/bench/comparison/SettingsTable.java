package org.robustlt.bench.comparison;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings in which the variants of a comparison differ.
 *
 * @param settings their keys, joined by dots
 * @param rows the variants
 */
public record SettingsTable(List<String> settings, List<Row> rows) {
  /** Copies the lists. */
  public SettingsTable {
    settings = List.copyOf(settings);
    rows = List.copyOf(rows);
  }

  /**
   * A variant.
   *
   * @param name its name
   * @param values a value for each setting, a dash where it has no such setting
   */
  public record Row(String name, List<String> values) {
    /** Copies the values. */
    public Row {
      values = List.copyOf(values);
    }
  }

  /** Makes the table; it has no settings if there is one variant. */
  public static SettingsTable of(Comparison comparison) {
    List<RecipeIdentity> recipes =
        comparison.variants().stream()
            .map(variant -> RecipeIdentity.of(variant.runs().get(0)))
            .toList();
    Set<String> keys = new TreeSet<>();
    recipes.forEach(recipe -> keys.addAll(recipe.differences(recipes.get(0))));
    List<String> settings = List.copyOf(keys);
    List<Row> rows =
        comparison.variants().stream()
            .map(
                variant -> {
                  RecipeIdentity recipe = RecipeIdentity.of(variant.runs().get(0));
                  return new Row(variant.name(), settings.stream().map(recipe::value).toList());
                })
            .toList();
    return new SettingsTable(settings, rows);
  }
}
