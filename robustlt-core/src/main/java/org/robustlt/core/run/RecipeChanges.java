package org.robustlt.core.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.robustlt.core.recipe.RecipeValues;

/** In what two resolved recipes differ, by values. */
final class RecipeChanges {
  /** Settings that change no result. */
  private static final Set<String> BOOKKEEPING =
      Set.of("training.checkpointMinutes", "training.keepEvery", "training.onCollapse");

  private RecipeChanges() {}

  /**
   * Returns the settings that differ, a line each.
   *
   * @param before YAML of a resolved recipe
   * @param now YAML of another one
   */
  static List<String> between(String before, String now) {
    Map<String, String> then = RecipeValues.of(before);
    Map<String, String> here = RecipeValues.of(now);
    Set<String> names = new LinkedHashSet<>(here.keySet());
    names.addAll(then.keySet());
    names.removeAll(BOOKKEEPING);
    List<String> changes = new ArrayList<>();
    for (String name : names) {
      String former = then.getOrDefault(name, "absent");
      String present = here.getOrDefault(name, "absent");
      if (!former.equals(present)) {
        changes.add(name + ": " + former + " before, " + present + " now");
      }
    }
    return changes;
  }

  /** Returns whether nothing but the length of the training differs. */
  static boolean ofLength(List<String> changes) {
    return changes.size() == 1 && changes.get(0).startsWith("training.epochs: ");
  }
}
