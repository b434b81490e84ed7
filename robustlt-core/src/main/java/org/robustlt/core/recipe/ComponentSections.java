package org.robustlt.core.recipe;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.Registration;
import org.robustlt.core.registry.Registry;
import org.robustlt.core.registry.RegistryException;
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

  /**
   * Checks that no component has an option that is called as a setting of its section.
   *
   * @throws RegistryException otherwise
   */
  static void checkOptions(Registry registry) {
    List<String> problems = new ArrayList<>();
    for (RecordComponent section : RecordFields.of(Recipe.class)) {
      if (is(section.getType())) {
        Set<String> own = ownKeys(section.getType());
        Type choice = RecordFields.of(section.getType()).get(0).getGenericType();
        for (Registration registration : registry.of(kind(choice))) {
          for (RecordComponent option :
              RecordFields.of(registration.provider().defaults().getClass())) {
            if (own.contains(option.getName())) {
              problems.add(
                  registration.origin()
                      + ": "
                      + registration.provider().getClass().getName()
                      + " must not have an option "
                      + option.getName()
                      + ", which is a setting of section "
                      + section.getName());
            }
          }
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new RegistryException(problems);
    }
  }

  /** Returns the kind of component that a field of type {@link Choice} chooses. */
  static ComponentKind kind(Type choice) {
    return ComponentKind.making(((ParameterizedType) choice).getActualTypeArguments()[0]);
  }
}
