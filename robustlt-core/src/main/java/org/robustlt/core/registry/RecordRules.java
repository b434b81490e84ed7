package org.robustlt.core.registry;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentProvider;

/** What a class must be to make components. */
final class RecordRules {
  private RecordRules() {}

  /** Returns which rule a class breaks, in a sentence that begins with the class. */
  static Optional<String> broken(Class<?> type) {
    if (ComponentProvider.class.isAssignableFrom(type)) {
      if (!type.isRecord()) {
        return Optional.of("is no record; the fields of a record are the options of a component");
      }
      if (!Modifier.isPublic(type.getModifiers())) {
        return Optional.of("is not public");
      }
      if (!type.isAnnotationPresent(Component.class)) {
        return Optional.of("has no name; give it one by @Component");
      }
    }
    return Arrays.stream(type.getConstructors())
            .anyMatch(constructor -> constructor.getParameterCount() == 0)
        ? Optional.empty()
        : Optional.of("has no public constructor without parameters, which gives the defaults");
  }
}
