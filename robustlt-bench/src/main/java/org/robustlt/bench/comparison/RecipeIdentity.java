package org.robustlt.bench.comparison;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.robustlt.bench.record.RunRecord;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What makes two runs the same method.
 *
 * @param variant equal for runs that differ in their seeds only
 * @param base equal for runs that differ in their seeds and budgets only
 * @param robustLt whether a budget is RobustLT's
 */
record RecipeIdentity(String variant, String base, boolean robustLt) {
  private static final Set<String> SEEDS = Set.of("seed");
  private static final Set<String> SEEDS_BUDGETS_AND_NAMES =
      Set.of("seed", "budget", "name", "description");

  static RecipeIdentity of(RunRecord run) {
    Object tree;
    try {
      tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(run.recipe());
    } catch (YAMLException e) {
      tree = "";
    }
    if (!(tree instanceof Map)) {
      String name = run.manifest().run();
      return new RecipeIdentity(
          name, name.replaceFirst("-robustlt$", ""), name.endsWith("-robustlt"));
    }
    return new RecipeIdentity(
        canonical(tree, SEEDS), canonical(tree, SEEDS_BUDGETS_AND_NAMES), hasRobustLt(tree));
  }

  private static String canonical(Object node, Set<String> without) {
    if (node instanceof Map<?, ?> map) {
      Map<String, String> sorted = new TreeMap<>();
      map.forEach(
          (key, value) -> {
            if (!without.contains(String.valueOf(key))) {
              sorted.put(String.valueOf(key), canonical(value, without));
            }
          });
      return sorted.toString();
    }
    if (node instanceof List<?> list) {
      return list.stream().map(element -> canonical(element, without)).toList().toString();
    }
    return String.valueOf(node);
  }

  private static boolean hasRobustLt(Object node) {
    if (node instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .anyMatch(
              entry ->
                  ("budget".equals(entry.getKey()) && uses(entry.getValue(), "robustlt"))
                      || hasRobustLt(entry.getValue()));
    }
    return node instanceof List<?> list && list.stream().anyMatch(RecipeIdentity::hasRobustLt);
  }

  private static boolean uses(Object section, String component) {
    return component.equals(section)
        || (section instanceof Map<?, ?> map && component.equals(map.get("use")));
  }
}
