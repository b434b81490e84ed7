package org.robustlt.core.recipe;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.option.RecordFields;

/**
 * Sections that name a component and have settings of their own beside its options, such as {@code
 * attack} with {@code objective}. Their records begin with a {@link Choice}.
 */
final class ComponentSections {
  private ComponentSections() {}

  /** Returns whether the section's own {@code use} names a component. */
  static boolean is(Class<?> type) {
    return type.isRecord()
        && !RecordFields.of(type).isEmpty()
        && RecordFields.of(type).get(0).getType() == Choice.class;
  }

  /** Returns the keys of a section that are no options of its component. */
  static Set<String> ownKeys(Class<?> type) {
    Set<String> keys = new LinkedHashSet<>();
    List<RecordComponent> fields = RecordFields.of(type);
    for (RecordComponent field : fields.subList(1, fields.size())) {
      keys.add(field.getName());
    }
    return keys;
  }

  /** Returns the keys that are no options of the component of a whole recipe's section. */
  static Set<String> ownKeys(String path) {
    return RecordFields.of(Recipe.class).stream()
        .filter(field -> field.getName().equals(path) && is(field.getType()))
        .findFirst()
        .map(field -> ownKeys(field.getType()))
        .orElse(Set.of());
  }

  /** Returns the kind of component that a field of type {@link Choice} chooses. */
  static ComponentKind kind(Type choice) {
    return ComponentKind.making(((ParameterizedType) choice).getActualTypeArguments()[0]);
  }
}
