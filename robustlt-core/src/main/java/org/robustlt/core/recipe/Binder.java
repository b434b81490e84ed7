package org.robustlt.core.recipe;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.robustlt.api.component.Inline;
import org.robustlt.core.recipe.node.Node;
import org.robustlt.core.recipe.node.Problems;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.Registry;
import org.robustlt.core.registry.option.RecordFields;
import org.robustlt.core.registry.option.ScalarType;
import org.robustlt.core.registry.option.Spelling;

/**
 * Makes records of sections, field by key. What is wrong goes to the problems, and what cannot be
 * made is empty.
 */
final class Binder {
  private static final String USE = "use";

  private final Registry registry;
  private final Problems problems;

  Binder(Registry registry, Problems problems) {
    this.registry = registry;
    this.problems = problems;
  }

  /**
   * Makes the record of a section. Keys that are not given have the value that the record's
   * shortest constructor gives; what this constructor asks for must be there.
   */
  <R extends Record> Optional<R> section(Class<R> type, Node.Section node) {
    return section(type, node, Optional.empty());
  }

  /** Makes the record of a section; keys that are not given keep the value of the usual record. */
  private <R extends Record> Optional<R> section(
      Class<R> type, Node.Section node, Optional<? extends Record> usual) {
    if (!ComponentSections.is(type)) {
      checkKeys(node, ComponentSections.ownKeys(type), "");
    }
    return fields(type, node, usual);
  }

  private <R extends Record> Optional<R> fields(
      Class<R> type, Node.Section node, Optional<? extends Record> usual) {
    RecordMaker maker = new RecordMaker(problems, node);
    Map<String, Optional<?>> values = new HashMap<>();
    Optional<R> complete = usual.map(type::cast);
    if (usual.isEmpty()) {
      Constructor<R> shortest = RecordFields.shortest(type);
      for (RecordComponent field : RecordFields.parameters(shortest)) {
        values.put(field.getName(), required(field, node));
      }
      complete = maker.make(shortest, values, complete);
    }
    for (RecordComponent field : RecordFields.of(type)) {
      if (!values.containsKey(field.getName())) {
        Optional<?> otherwise = complete.map(record -> RecordFields.value(record, field));
        values.put(field.getName(), value(field, node, otherwise, () -> otherwise));
      }
    }
    return maker.make(RecordFields.canonical(type), values, complete);
  }

  /** Returns the value of a field that has no default of its own. */
  private Optional<?> required(RecordComponent field, Node.Section node) {
    Node.Section empty = new Node.Section(node.pathOf(field.getName()), node.place(), Map.of());
    return value(
        field,
        node,
        Optional.empty(),
        () -> {
          if (isSection(field.getGenericType())) {
            return value(field.getGenericType(), empty, Optional.empty());
          }
          problems.add(empty, "missing");
          return Optional.empty();
        });
  }

  /**
   * Returns the value that a section gives to a field.
   *
   * @param usual the default, whose fields are kept where the section does not give them
   * @param otherwise the value if the section gives none
   */
  private Optional<?> value(
      RecordComponent field,
      Node.Section node,
      Optional<?> usual,
      Supplier<Optional<?>> otherwise) {
    Type type = field.getGenericType();
    if (!field.isAnnotationPresent(Inline.class)) {
      Optional<Node> given = node.get(field.getName());
      return given.isPresent() ? value(type, given.get(), usual) : otherwise.get();
    }
    Optional<ComponentKind> kind = ComponentKind.providedBy(type);
    return kind.isPresent()
        ? component(kind.get(), node, ComponentSections.ownKeys(field.getDeclaringRecord()))
        : fields(field.getType().asSubclass(Record.class), node, usual.map(Record.class::cast));
  }

  private static boolean isSection(Type type) {
    return ComponentKind.providedBy(type).isPresent()
        || (type instanceof Class<?> record
            && record.isRecord()
            && ScalarType.of(record).isEmpty());
  }

  /**
   * Returns the value that a node spells, or nothing if it spells none, which is a problem.
   *
   * @param usual the value whose fields are kept where the node does not give them
   */
  private Optional<?> value(Type type, Node node, Optional<?> usual) {
    Class<?> raw = (Class<?>) (type instanceof ParameterizedType p ? p.getRawType() : type);
    Optional<ScalarType> scalar = ScalarType.of(raw);
    Optional<ComponentKind> kind = ComponentKind.providedBy(type);
    if (scalar.isPresent()) {
      return scalar(scalar.get(), node);
    } else if (kind.isPresent()) {
      return component(kind.get(), SectionMerger.section(node), Set.of());
    } else if (raw == Optional.class) {
      return optional(argument(type), node, usual);
    } else if (raw == List.class) {
      return list(argument(type), node);
    }
    Node section = ComponentSections.is(raw) ? SectionMerger.section(node) : node;
    if (section instanceof Node.Section found) {
      return section(raw.asSubclass(Record.class), found, usual.map(Record.class::cast));
    }
    problems.add(node, "expected a section, got " + node.description());
    return Optional.empty();
  }

  private static Type argument(Type generic) {
    return ((ParameterizedType) generic).getActualTypeArguments()[0];
  }

  private Optional<?> optional(Type type, Node node, Optional<?> usual) {
    if (node instanceof Node.Text text && text.text().equals(ScalarType.ABSENT)) {
      return Optional.of(Optional.empty());
    }
    Optional<?> present = value(type, node, usual.flatMap(value -> (Optional<?>) value));
    return present.isPresent() ? Optional.of(present) : present;
  }

  private Optional<?> list(Type element, Node node) {
    if (node instanceof Node.Text && element == Integer.class) {
      return value(element, node, Optional.empty()).map(List::of); // a number alone
    }
    if (!(node instanceof Node.Items list)) {
      problems.add(node, "expected a list, got " + node.description());
      return Optional.empty();
    }
    List<Object> values = new ArrayList<>();
    for (Node item : list.items()) {
      value(element, item, Optional.empty()).ifPresent(values::add);
    }
    return values.size() == list.items().size() ? Optional.of(values) : Optional.empty();
  }

  private Optional<?> scalar(ScalarType type, Node node) {
    try {
      if (!(node instanceof Node.Text text) || text.isNothing()) {
        throw type.expected(node.description());
      }
      return Optional.of(type.parser().apply(text.text()));
    } catch (IllegalArgumentException e) {
      problems.add(node, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /**
   * Returns the component of a section, with its options.
   *
   * @param own keys of the section that are no options of the component
   */
  private Optional<?> component(ComponentKind kind, Node.Section section, Set<String> own) {
    Optional<Registry.Match> match = find(kind, section);
    if (match.isEmpty()) {
      return Optional.empty();
    }
    Record usual = match.get().defaults();
    Set<String> known = ComponentSections.ownKeys(usual.getClass());
    known.addAll(own);
    known.add(USE);
    checkKeys(section, known, " of " + kind.noun() + " \"" + match.get().name() + "\"");
    return fields(usual.getClass(), section, Optional.of(usual));
  }

  private Optional<Registry.Match> find(ComponentKind kind, Node.Section section) {
    Optional<Node> use =
        section
            .get(USE)
            .or(
                () ->
                    kind.usual()
                        .map(
                            name ->
                                new Node.Text(section.pathOf(USE), section.place(), name, true)));
    if (use.isEmpty()) {
      problems.add(
          section.place(),
          section.pathOf(USE),
          "missing; name the " + kind.noun() + "\n" + registry.available(kind));
      return Optional.empty();
    }
    if (!(use.get() instanceof Node.Text name) || name.isNothing()) {
      problems.add(
          use.get(),
          "expected the name of a component, got "
              + use.get().description()
              + "\n"
              + registry.available(kind));
      return Optional.empty();
    }
    try {
      Optional<Registry.Match> match = registry.find(kind, name.text());
      if (match.isEmpty()) {
        problems.add(name, registry.unknown(kind, name.text()));
      }
      return match;
    } catch (IllegalArgumentException e) {
      problems.add(name, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void checkKeys(Node.Section node, Set<String> known, String title) {
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
}
