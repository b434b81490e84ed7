package org.robustlt.bench.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeValues;

/**
 * What makes two runs the same method: the settings of their recipes but for seeds.
 *
 * @param settings every setting by its keys, joined by dots
 */
public record RecipeIdentity(Map<String, String> settings) {
  private static final String NAME = "name";
  private static final String SEED = "seed";

  /** Sections that are a component, those within others before these. */
  private static final List<String> COMPONENTS =
      List.of(
          "attack.objective",
          "attack",
          "budget",
          "loss",
          "weightPerturbation",
          "model.classifier",
          "model",
          "data.imbalance",
          "data.augmentation",
          "data.mixing",
          "data",
          "training.optimizer",
          "training.schedule",
          "training");

  /** Sorts the settings, so that recipes that spell them in another order are equal. */
  public RecipeIdentity {
    settings = new TreeMap<>(settings);
  }

  /**
   * Returns the identity of a run; one whose recipe says nothing is only like those of its name.
   */
  static RecipeIdentity of(RunRecord run) {
    Map<String, String> settings = withoutSeeds(run.settings());
    return new RecipeIdentity(settings.isEmpty() ? Map.of(NAME, run.manifest().run()) : settings);
  }

  /** Returns the identity of a recipe. */
  public static RecipeIdentity of(Recipe recipe) {
    return new RecipeIdentity(withoutSeeds(RecipeValues.of(recipe.yaml())));
  }

  private static Map<String, String> withoutSeeds(Map<String, String> settings) {
    Map<String, String> others = new LinkedHashMap<>(settings);
    others.keySet().removeIf(key -> key.equals(SEED) || key.endsWith("." + SEED));
    return others;
  }

  /** Returns whether a budget is RobustLT's. */
  boolean robustLt() {
    return settings.entrySet().stream()
        .anyMatch(
            entry ->
                entry.getValue().equals("robustlt")
                    && entry.getKey().matches("(.*\\.)?budget(\\.use)?"));
  }

  /** Returns the settings in which the other recipe differs, names aside. */
  public Set<String> differences(RecipeIdentity other) {
    Set<String> keys = new TreeSet<>(settings.keySet());
    keys.addAll(other.settings.keySet());
    keys.removeIf(
        key ->
            key.equals(NAME) || key.equals("description") || value(key).equals(other.value(key)));
    return keys;
  }

  /** Returns the components in which the other recipe differs. */
  Set<String> components(RecipeIdentity other) {
    return differences(other).stream()
        .map(RecipeIdentity::component)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns a setting as recipes spell it; a dash if the recipe has no such setting. */
  public String value(String key) {
    return settings.getOrDefault(key, "–");
  }

  private static String component(String key) {
    String ofWhole = key.replaceFirst("^phases\\[\\d+]\\.", "");
    return COMPONENTS.stream()
        .filter(
            component ->
                ofWhole.equals(component)
                    || ofWhole.startsWith(component + ".")
                    || ofWhole.startsWith(component + "["))
        .findFirst()
        .orElse(ofWhole);
  }
}
