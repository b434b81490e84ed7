package org.robustlt.core.recipe;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.robustlt.api.component.OptionException;
import org.robustlt.core.recipe.node.Node;
import org.robustlt.core.recipe.node.Problems;
import org.robustlt.core.registry.ContextLoader;
import org.robustlt.core.registry.option.RecordFields;

/**
 * Makes a record of the values of a section, and tells where its constructor refuses them. A value
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
   * @param given the value of each field; empty if it is wrong, which is already a problem
   * @param usual the defaults; empty if there are none
   */
  <R extends Record> Optional<R> make(
      Constructor<R> constructor, Map<String, Optional<?>> given, Optional<R> usual) {
    Map<String, Object> arguments = new HashMap<>();
    List<RecordComponent> fields = RecordFields.parameters(constructor);
    boolean sound = true;
    for (RecordComponent field : fields) {
      Optional<?> value = Objects.requireNonNull(given.get(field.getName()));
      sound &= value.isPresent();
      (value.isPresent() ? value : usual.map(record -> RecordFields.value(record, field)))
          .ifPresent(argument -> arguments.put(field.getName(), argument));
    }
    Set<String> refused = new HashSet<>();
    while (arguments.size() == fields.size()) {
      try {
        List<@Nullable Object> values =
            fields.stream().<@Nullable Object>map(field -> arguments.get(field.getName())).toList();
        R made =
            ContextLoader.callAs(
                constructor.getDeclaringClass(), () -> RecordFields.make(constructor, values));
        return sound && refused.isEmpty() ? Optional.of(made) : Optional.empty();
      } catch (RuntimeException e) {
        String option = option(e);
        if (node.get(option).isEmpty() || !refused.add(option)) {
          if (sound && refused.isEmpty()) {
            problems.add(node, explain(e));
          }
          return Optional.empty();
        }
        problems.add(node.get(option).get(), explain(e));
        if (usual.isEmpty() || !arguments.containsKey(option)) {
          return Optional.empty();
        }
        RecordComponent field = RecordFields.named(usual.get().getClass(), option);
        arguments.put(option, RecordFields.value(usual.get(), field));
      }
    }
    return Optional.empty();
  }

  private static String option(RuntimeException e) {
    return e instanceof OptionException refusal
        ? refusal.option()
        : explain(e).split("[ .:]", 2)[0];
  }

  private static String explain(RuntimeException e) {
    return e instanceof IllegalArgumentException
        ? String.valueOf(e.getMessage())
        : "the options are refused: " + e;
  }
}
