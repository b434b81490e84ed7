package org.robustlt.core.recipe;

import java.util.List;
import java.util.stream.Stream;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.Registration;
import org.robustlt.core.registry.Registry;

/** The components that come with the program, as a recipe chooses them by their names alone. */
public final class BuiltIns {
  private static final Registry REGISTRY = Registry.load(List.of());
  private static final RecipeReader READER = new RecipeReader(REGISTRY);

  private BuiltIns() {}

  /** Returns the names of all components of a kind; of a family its first member. */
  public static Stream<String> names(ComponentKind kind) {
    return REGISTRY.of(kind).stream()
        .filter(registration -> registration.type().getName().startsWith("org.robustlt.core."))
        .map(Registration::name)
        .map(Object::toString);
  }

  /**
   * Returns what a recipe chooses by a name.
   *
   * @param choice a record whose only field {@code component} is of the kind of choice
   */
  public static <R extends Record> R chosen(Class<R> choice, String name) {
    return READER.read(choice, "component: {use: " + name + "}", name);
  }
}
