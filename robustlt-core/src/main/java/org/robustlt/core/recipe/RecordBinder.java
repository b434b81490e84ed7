package org.robustlt.core.recipe;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.robustlt.core.recipe.node.Node;
import org.robustlt.core.recipe.node.Problems;
import org.robustlt.core.recipe.node.YamlReader;
import org.robustlt.core.registry.Registry;
import org.robustlt.core.registry.option.RecordFields;
import org.robustlt.core.registry.option.Spelling;

/**
 * Makes records of sections, field by key. What is wrong goes to the problems, and what cannot be
 * made is empty.
 */
final class RecordBinder {
  private final Problems problems;
  private final ComponentBinder components;
  private final ValueBinder values;

  RecordBinder(Registry registry, Problems problems) {
    this.problems = problems;
    this.components = new ComponentBinder(registry, problems, this);
    this.values = new ValueBinder(problems, components, this);
  }

  /** Makes a section of a recipe; keys that are not given have the value of {@link Default}. */
  <R extends Record> Optional<R> section(Class<R> type, Node.Section node) {
    if (!ComponentSections.is(type)) {
      return record(type, node, field -> setting(field, node), field -> fallback(field, node));
    }
    Set<String> own = ComponentSections.ownKeys(type);
    Map<String, Node> ownValues = new LinkedHashMap<>(node.values());
    ownValues.keySet().retainAll(own);
    return record(
        type,
        new Node.Section(node.path(), node.place(), ownValues),
        field ->
            own.contains(field.getName())
                ? setting(field, node)
                : components.choice(
                    ComponentSections.kind(field.getGenericType()), withUse(field, node), own),
        field -> fallback(field, node));
  }

  /**
   * Makes options; keys that are not given keep the value of the defaults.
   *
   * @param title what has these options, for messages
   * @param others keys of the same section that are no options
   */
  <O extends Record> Optional<O> options(
      O defaults, Node.Section node, Set<String> others, String title) {
    @SuppressWarnings("unchecked") // records have no subclasses
    Class<O> type = (Class<O>) defaults.getClass();
    checkKeys(type, node, others, title);
    return new RecordMaker(problems, node)
        .make(
            type,
            field -> {
              Object base = RecordFields.value(defaults, field);
              Optional<Node> given = node.get(field.getName());
              return given.isPresent()
                  ? values.value(field.getGenericType(), given.get(), Optional.of(base))
                  : Optional.of(base);
            },
            field -> Optional.of(RecordFields.value(defaults, field)));
  }

  private <R extends Record> Optional<R> record(
      Class<R> type,
      Node.Section node,
      Function<RecordComponent, Optional<?>> given,
      Function<RecordComponent, Optional<?>> fallback) {
    checkKeys(type, node, Set.of(), "");
    return new RecordMaker(problems, node).make(type, given, fallback);
  }

  private void checkKeys(Class<?> type, Node.Section node, Set<String> others, String title) {
    Set<String> known = new LinkedHashSet<>();
    RecordFields.of(type).forEach(field -> known.add(field.getName()));
    known.addAll(others);
    List<String> unknown = new ArrayList<>(node.values().keySet());
    unknown.removeAll(known);
    for (String key : unknown) {
      problems.add(
          node.values().getOrDefault(key, node),
          "unknown option"
              + title
              + Spelling.hint(key, known)
              + "\nknown here: "
              + String.join(", ", known));
    }
  }

  private Optional<?> setting(RecordComponent field, Node.Section node) {
    Optional<Node> lower = defaultOf(field, node);
    Optional<Node> given = node.get(field.getName());
    if (given.isPresent() && lower.isPresent()) {
      return value(field, overDefault(lower.get(), given.get()));
    } else if (given.isPresent() || lower.isPresent()) {
      return value(field, given.or(() -> lower).get());
    } else if (field.getType().isRecord()) {
      return section(
          field.getType().asSubclass(Record.class),
          new Node.Section(node.pathOf(field.getName()), node.place(), Map.of()));
    }
    problems.add(node.place(), node.pathOf(field.getName()), "missing");
    return Optional.empty();
  }

  private Optional<?> fallback(RecordComponent field, Node.Section node) {
    return defaultOf(field, node).flatMap(lower -> value(field, lower));
  }

  private Optional<?> value(RecordComponent field, Node node) {
    return values.value(field.getGenericType(), node, Optional.empty());
  }

  private Optional<Node> defaultOf(RecordComponent field, Node.Section node) {
    Default value = field.getAnnotation(Default.class);
    return value == null
        ? Optional.empty()
        : new YamlReader(problems, (line, column) -> node.place())
            .read(value.value(), node.pathOf(field.getName()));
  }

  private static Node overDefault(Node lower, Node given) {
    return given instanceof Node.Section section && !(lower instanceof Node.Items)
        ? SectionMerger.merge(SectionMerger.section(lower), section)
        : given;
  }

  private static Node.Section withUse(RecordComponent field, Node.Section node) {
    Default value = field.getAnnotation(Default.class);
    return value == null || node.get("use").isPresent()
        ? node
        : node.with("use", new Node.Text(node.pathOf("use"), node.place(), value.value(), true));
  }
}
