package org.robustlt.core.recipe.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of a recipe that knows where it is written. */
public sealed interface Node {
  /** Returns the keys that lead to it, such as {@code attack.steps}; empty for a whole recipe. */
  String path();

  /** Returns where it is written; for a value of a section, where its key is. */
  Place place();

  /** Returns what it is, for messages that expected something else. */
  String description();

  /**
   * One word or sentence.
   *
   * @param path the keys that lead to it
   * @param place where it is written
   * @param text what is written
   * @param quoted whether it is in quotes
   */
  record Text(String path, Place place, String text, boolean quoted) implements Node {
    /** Returns whether nothing is written: a key without value, {@code ~} or {@code null}. */
    public boolean isNothing() {
      return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    @Override
    public String description() {
      return isNothing() ? "nothing" : "\"" + text + "\"";
    }
  }

  /**
   * A list.
   *
   * @param path the keys that lead to it
   * @param place where it is written
   * @param items what it lists
   */
  record Items(String path, Place place, List<Node> items) implements Node {
    /** Copies the items. */
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String description() {
      return "a list";
    }
  }

  /**
   * Keys with values.
   *
   * @param path the keys that lead to it
   * @param place where it is written
   * @param values the values by key, in the order of the keys; not to be modified
   */
  record Section(String path, Place place, Map<String, Node> values) implements Node {
    /** Returns the value of a key. */
    public Optional<Node> get(String key) {
      return Optional.ofNullable(values.get(key));
    }

    /** Returns the path of a key, be it there or not. */
    public String pathOf(String key) {
      return path.isEmpty() ? key : path + "." + key;
    }

    /** Returns this section with another value of a key. */
    public Section with(String key, Node value) {
      Map<String, Node> changed = new LinkedHashMap<>(values);
      changed.put(key, value);
      return new Section(path, place, changed);
    }

    /** Returns this section without a key. */
    public Section without(String key) {
      Map<String, Node> changed = new LinkedHashMap<>(values);
      changed.remove(key);
      return new Section(path, place, changed);
    }

    @Override
    public String description() {
      return "a section";
    }
  }
}
