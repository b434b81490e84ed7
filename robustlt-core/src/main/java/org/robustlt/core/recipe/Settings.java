package org.robustlt.core.recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robustlt.core.recipe.node.Node;
import org.robustlt.core.recipe.node.Place;
import org.robustlt.core.recipe.node.Problems;
import org.robustlt.core.recipe.node.YamlReader;

/** Reads {@code --set key=value}; lists and sections as values are written as in YAML. */
final class Settings {
  private static final String LABEL = "--set ";

  private final Problems problems;

  Settings(Problems problems) {
    this.problems = problems;
  }

  /** Returns a recipe with what was set; later settings win. */
  Node.Section read(List<String> settings) {
    Node.Section merged = new Node.Section("", place(0), Map.of());
    for (int i = 0; i < settings.size(); i++) {
      String setting = settings.get(i);
      int equals = setting.indexOf('=');
      List<String> keys = List.of(setting.substring(0, Math.max(equals, 0)).split("\\.", -1));
      if (equals < 1 || keys.contains("")) {
        problems.add(place(i), setting, "expected key=value such as training.epochs=2");
        continue;
      }
      Optional<Node> value =
          value(setting.substring(equals + 1).strip(), String.join(".", keys), place(i));
      if (value.isPresent()) {
        merged = SectionMerger.merge(merged, nested(keys, value.get()));
      }
    }
    return merged;
  }

  private Optional<Node> value(String text, String path, Place place) {
    if (text.startsWith("[") || text.startsWith("{")) {
      return new YamlReader(problems, (line, column) -> place).read(text, path);
    }
    return Optional.of(new Node.Text(path, place, text, false));
  }

  private static Node.Section nested(List<String> keys, Node value) {
    Node inner = value;
    for (int depth = keys.size() - 1; depth >= 0; depth--) {
      String path = String.join(".", keys.subList(0, depth));
      inner = new Node.Section(path, value.place(), Map.of(keys.get(depth), inner));
    }
    return (Node.Section) inner;
  }

  private static Place place(int index) {
    return new Place(Integer.MAX_VALUE, index, 0, LABEL);
  }
}
