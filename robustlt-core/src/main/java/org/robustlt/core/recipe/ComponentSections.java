package org.robustlt.core.recipe;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.robustlt.api.component.Inline;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.Registration;
import org.robustlt.core.registry.Registry;
import org.robustlt.core.registry.RegistryException;
import org.robustlt.core.registry.option.RecordFields;

/**
 * Sections that name a component and have settings of their own beside its options, such as {@code
 * attack} with {@code objective}. The component of their records is {@link Inline}.
 */
final class ComponentSections {
  private ComponentSections() {}

  /** Returns whether the section's own {@code use} names a component. */
  static boolean is(Class<?> type) {
    return type.isRecord() && RecordFields.of(type).stream().anyMatch(ComponentSections::isInline);
  }

  static boolean isInline(RecordComponent field) {
    return field.isAnnotationPresent(Inline.class)
        && ComponentKind.providedBy(field.getType()).isPresent();
  }

  /** Returns the keys of a section that are no options of its component. */
  static Set<String> ownKeys(Class<?> type) {
    Set<String> keys = new LinkedHashSet<>();
    for (RecordComponent field : RecordFields.spelt(type)) {
      if (!isInline(field)) {
        keys.add(field.getName());
      }
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
      for (RecordComponent field : fields(section.getType())) {
        for (Registration registration :
            registry.of(ComponentKind.providedBy(field.getType()).orElseThrow())) {
          for (RecordComponent option : RecordFields.spelt(registration.defaults().getClass())) {
            if (ownKeys(section.getType()).contains(option.getName())) {
              problems.add(
                  registration.origin()
                      + ": "
                      + registration.type().getName()
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

  private static List<RecordComponent> fields(Class<?> section) {
    return section.isRecord()
        ? RecordFields.of(section).stream().filter(ComponentSections::isInline).toList()
        : List.of();
  }
}
