package org.robustlt.core.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.robustlt.core.recipe.node.Node;
import org.robustlt.core.recipe.node.Problems;

/** What recipes say, setting by setting: two are the same if their values are. */
public final class RecipeValues {
  private RecipeValues() {}

  /**
   * Returns what a resolved recipe says, by keys that are joined by dots.
   *
   * @param yaml the recipe; what is no section says nothing
   */
  public static Map<String, String> of(String yaml) {
    Map<String, String> values = new LinkedHashMap<>();
    collect(new RecipeFiles(new Problems()).read(yaml), values);
    return values;
  }

  /**
   * Returns what the resolved recipe of a run says, of this program or an older one. A setting that
   * came later is as it is by default, which is what programs did before they had it. Of a recipe
   * whose components are not here it is told as it stands.
   */
  public static Map<String, String> ofRun(String yaml, RecipeReader reader) {
    try {
      return of(reader.read(yaml, "recipe.yaml").yaml());
    } catch (RecipeException e) {
      return of(yaml);
    }
  }

  private static void collect(Node node, Map<String, String> values) {
    if (node instanceof Node.Section section) {
      section.values().values().forEach(value -> collect(value, values));
    } else if (node instanceof Node.Text word) {
      values.put(word.path(), word.text());
    } else if (node instanceof Node.Items list) {
      collect(list, values);
    }
  }

  private static void collect(Node.Items list, Map<String, String> values) {
    List<String> words = new ArrayList<>();
    for (Node item : list.items()) {
      if (item instanceof Node.Text word) {
        words.add(word.text());
      } else {
        collect(item, values);
      }
    }
    if (words.size() == list.items().size()) {
      values.put(list.path(), words.toString());
    }
  }
}
