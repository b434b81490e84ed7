package org.robustlt.bench.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The settings that a sweep varies.
 *
 * @param axes each with the values that it takes
 */
public record Grid(List<Axis> axes) {
  /**
   * A setting and its values.
   *
   * @param key of a recipe, such as {@code budget.alpha}
   * @param values as recipes spell them
   */
  public record Axis(String key, List<String> values) {
    /** Copies the list. */
    public Axis {
      values = List.copyOf(values);
    }
  }

  /** No sweep. */
  public static final Grid NONE = new Grid(List.of());

  /** Copies the list. */
  public Grid {
    axes = List.copyOf(axes);
  }

  /**
   * Reads {@code KEY=VALUE,VALUE,…}; commas within brackets and braces are no ends of values.
   *
   * @throws IllegalArgumentException if a text is none
   */
  public static Grid parse(List<String> texts) {
    List<Axis> axes = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals <= 0) {
        throw new IllegalArgumentException(
            "must be KEY=VALUE,VALUE, such as budget.alpha=0.2,0.3, got \"" + text + '"');
      }
      String key = text.substring(0, equals).strip();
      List<String> values = values(text.substring(equals + 1));
      if (key.equals("seed") || key.equals("name")) {
        throw new IllegalArgumentException(
            key + (key.equals("seed") ? " is what --seeds is for" : " is no setting"));
      }
      if (!keys.add(key)) {
        throw new IllegalArgumentException(key + " is there twice; give it once, with all values");
      }
      if (values.contains("") || new HashSet<>(values).size() < values.size()) {
        throw new IllegalArgumentException(key + " has a value twice or an empty one: " + text);
      }
      axes.add(new Axis(key, values));
    }
    return new Grid(axes);
  }

  private static List<String> values(String text) {
    List<String> values = new ArrayList<>();
    int depth = 0;
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      if (c == ',' && depth == 0) {
        values.add(value.toString().strip());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(value.toString().strip());
    return values;
  }

  /** Returns the keys of the axes. */
  public List<String> keys() {
    return axes.stream().map(Axis::key).toList();
  }

  /** Returns the settings of every point, the last axis running fastest; one point without axes. */
  public List<List<String>> points() {
    List<List<String>> points = List.of(List.of());
    for (Axis axis : axes) {
      points =
          points.stream()
              .flatMap(
                  point ->
                      axis.values().stream()
                          .map(
                              value ->
                                  Stream.concat(point.stream(), Stream.of(axis.key() + "=" + value))
                                      .toList()))
              .toList();
    }
    return points;
  }

  /** Returns what a recipe is called at a point: with the last words of the keys. */
  public static String name(String recipe, List<String> point) {
    StringBuilder name = new StringBuilder(recipe);
    for (String setting : point) {
      int equals = setting.indexOf('=');
      String key = setting.substring(0, equals);
      name.append(", ")
          .append(key.substring(key.lastIndexOf('.') + 1))
          .append(' ')
          .append(setting.substring(equals + 1));
    }
    return name.toString();
  }
}
