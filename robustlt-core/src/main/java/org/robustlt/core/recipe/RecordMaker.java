package org.robustlt.core.recipe;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.robustlt.core.recipe.node.Node;
import org.robustlt.core.recipe.node.Problems;
import org.robustlt.core.registry.option.RecordFields;

/**
 * Makes a record of the values of a section, and tells where its constructor refuses them: it must
 * begin its message with the name of the field, as in {@code steps must be at least 1}. A value
 * that is refused gives way to its default, so that the constructor checks the others too.
 */
final class RecordMaker {
  private final Problems problems;
  private final Node.Section node;

  RecordMaker(Problems problems, Node.Section node) {
    this.problems = problems;
    this.node = node;
  }

  /**
   * Returns the record, or nothing if a value is wrong.
   *
   * @param given the value of a field; empty if it is wrong, which is already a problem
   * @param fallback the default of a field; empty if it has none
   */
  <R extends Record> Optional<R> make(
      Class<R> type,
      Function<RecordComponent, Optional<?>> given,
      Function<RecordComponent, Optional<?>> fallback) {
    List<RecordComponent> fields = RecordFields.of(type);
    List<Object> arguments = new ArrayList<>();
    boolean sound = true;
    for (RecordComponent field : fields) {
      Optional<?> value = given.apply(field);
      sound &= value.isPresent();
      (value.isPresent() ? value : fallback.apply(field)).ifPresent(arguments::add);
    }
    Set<String> refused = new HashSet<>();
    while (arguments.size() == fields.size()) {
      try {
        R made = RecordFields.make(type, arguments);
        return sound && refused.isEmpty() ? Optional.of(made) : Optional.empty();
      } catch (RuntimeException e) {
        String name = explain(e).split("[ .:]", 2)[0];
        if (node.get(name).isEmpty() || !refused.add(name)) {
          if (sound && refused.isEmpty()) {
            problems.add(node, explain(e));
          }
          return Optional.empty();
        }
        problems.add(node.get(name).get(), explain(e).replaceFirst("^" + name + ": ", ""));
        int index = fields.stream().map(RecordComponent::getName).toList().indexOf(name);
        Optional<?> instead = index < 0 ? Optional.empty() : fallback.apply(fields.get(index));
        if (instead.isEmpty()) {
          return Optional.empty();
        }
        arguments.set(index, instead.get());
      }
    }
    return Optional.empty();
  }

  private static String explain(RuntimeException e) {
    return e instanceof IllegalArgumentException
        ? String.valueOf(e.getMessage())
        : "the options are refused: " + e;
  }
}
