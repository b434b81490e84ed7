package org.robustlt.bench.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.robustlt.bench.record.RunRecord;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What makes two runs the same method: the settings of their recipes but for seeds.
 *
 * @param settings every setting by its keys, joined by dots
 */
public record RecipeIdentity(Map<String, String> settings) {
  private static final String NAME = "name";

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

  static RecipeIdentity of(RunRecord run) {
    return of(run.recipe(), run.manifest().run());
  }

  /**
   * Returns the settings of a resolved recipe.
   *
   * @param recipe YAML
   * @param name what stands for all settings where that is none
   */
  public static RecipeIdentity of(String recipe, String name) {
    Map<String, String> settings = new LinkedHashMap<>();
    Object tree;
    try {
      tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(recipe);
    } catch (YAMLException e) {
      tree = "";
    }
    if (tree instanceof Map) {
      flatten("", tree, settings);
    } else {
      settings.put(NAME, name);
    }
    return new RecipeIdentity(settings);
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

  private static void flatten(String prefix, Object node, Map<String, String> settings) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            if (!"seed".equals(key)) {
              flatten(prefix.isEmpty() ? String.valueOf(key) : prefix + "." + key, value, settings);
            }
          });
    } else if (node instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
      for (int i = 0; i < list.size(); i++) {
        flatten(prefix + "[" + i + "]", list.get(i), settings);
      }
    } else {
      settings.put(prefix, String.valueOf(node));
    }
  }
}
