package org.robustlt.core.recipe.node;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML into nodes. Values stay text: what {@code 5e-4} or {@code off} mean, the type of the
 * option decides, not YAML.
 */
public final class YamlReader {
  private final Problems problems;
  private final Places places;

  /** Says what a place is called. */
  @FunctionalInterface
  public interface Places {
    /** Returns the place of a line and column, counted from 1. */
    Place at(int line, int column);
  }

  /**
   * Makes a reader of one text.
   *
   * @param problems receives what is wrong
   * @param places says what places are called
   */
  public YamlReader(Problems problems, Places places) {
    this.problems = problems;
    this.places = places;
  }

  /**
   * Reads one document.
   *
   * @param text the YAML
   * @param path the keys that lead to it
   * @return what is written; nothing if there is nothing, or if it is no YAML, which is a problem
   */
  public Optional<Node> read(String text, String path) {
    try {
      Optional<org.yaml.snakeyaml.nodes.Node> root =
          Optional.ofNullable(
              new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text)));
      return root.map(node -> convert(node, path, place(node), List.of()));
    } catch (MarkedYAMLException e) {
      problems.add(
          place(e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark()),
          path,
          "this is not valid YAML: " + explain(e));
    } catch (YAMLException e) {
      problems.add(places.at(1, 1), path, "this is not valid YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private static String explain(MarkedYAMLException e) {
    String problem = String.valueOf(e.getProblem());
    if (problem.contains("TAB")) {
      return "a tab; indent with spaces";
    }
    Mark context = e.getContextMark();
    return e.getContext() == null || context == null
        ? problem
        : e.getContext() + " that begins on line " + (context.getLine() + 1) + ", " + problem;
  }

  private Node convert(
      org.yaml.snakeyaml.nodes.Node node,
      String path,
      Place place,
      List<org.yaml.snakeyaml.nodes.Node> around) {
    if (around.contains(node)) {
      problems.add(place, path, "refers to a section that it is in");
      return new Node.Text(path, place, "", false);
    }
    List<org.yaml.snakeyaml.nodes.Node> inside = new ArrayList<>(around);
    inside.add(node);
    if (node instanceof MappingNode mapping) {
      return section(mapping, path, place, inside);
    } else if (node instanceof SequenceNode sequence) {
      List<Node> items = new ArrayList<>();
      for (org.yaml.snakeyaml.nodes.Node item : sequence.getValue()) {
        items.add(convert(item, path + "[" + items.size() + "]", place(item), inside));
      }
      return new Node.Items(path, place, items);
    }
    ScalarNode scalar = (ScalarNode) node;
    return new Node.Text(path, place, scalar.getValue(), !scalar.isPlain());
  }

  private Node section(
      MappingNode mapping, String path, Place place, List<org.yaml.snakeyaml.nodes.Node> inside) {
    Node.Section section = new Node.Section(path, place, Map.of());
    Map<String, Node> values = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Place keyPlace = place(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(keyPlace, path, "expected a name before the colon");
        continue;
      }
      String keyPath = section.pathOf(key.getValue());
      Node value = convert(tuple.getValueNode(), keyPath, keyPlace, inside);
      Node earlier = values.putIfAbsent(key.getValue(), value);
      if (earlier != null) {
        problems.add(value, "given twice; the first is on line " + earlier.place().line());
      }
    }
    return new Node.Section(path, place, values);
  }

  private Place place(org.yaml.snakeyaml.nodes.Node node) {
    return place(node.getStartMark());
  }

  private Place place(Mark mark) {
    return places.at(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
