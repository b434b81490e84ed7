package org.robustlt.core.recipe;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.robustlt.core.recipe.node.Node;
import org.robustlt.core.recipe.node.Problems;
import org.robustlt.core.registry.option.ScalarType;

/** Makes values of the types that settings and options may have. */
final class ValueBinder {
  private final Problems problems;
  private final ComponentBinder components;
  private final RecordBinder records;

  ValueBinder(Problems problems, ComponentBinder components, RecordBinder records) {
    this.problems = problems;
    this.components = components;
    this.records = records;
  }

  /**
   * Returns the value that a node spells, or nothing if it spells none, which is a problem.
   *
   * @param base the value whose fields are kept where the node does not give them
   */
  Optional<?> value(Type type, Node node, Optional<Object> base) {
    Class<?> raw = (Class<?>) (type instanceof ParameterizedType p ? p.getRawType() : type);
    Optional<ScalarType> scalar = ScalarType.of(raw);
    if (scalar.isPresent()) {
      return scalar(scalar.get(), node);
    } else if (raw == Choice.class) {
      return components.choice(ComponentSections.kind(type), SectionMerger.section(node), Set.of());
    } else if (raw == List.class) {
      return list(((ParameterizedType) type).getActualTypeArguments()[0], node);
    } else if (ComponentSections.is(raw)) {
      return records.section(raw.asSubclass(Record.class), SectionMerger.section(node));
    } else if (!(node instanceof Node.Section section)) {
      problems.add(node, "expected a section, got " + node.description());
      return Optional.empty();
    } else if (base.isPresent() && base.get() instanceof Record defaults) {
      return records.options(defaults, section, Set.of(), "");
    } else {
      return records.section(raw.asSubclass(Record.class), section);
    }
  }

  private Optional<?> list(Type element, Node node) {
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
}
