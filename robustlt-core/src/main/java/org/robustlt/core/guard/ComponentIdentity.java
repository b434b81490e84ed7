package org.robustlt.core.guard;

import org.robustlt.api.component.ComponentProvider;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.NamePattern;
import org.robustlt.core.registry.Origin;

/**
 * Which component is called, and from where it comes.
 *
 * @param noun its kind, such as {@code attack}
 * @param name its name in recipes
 * @param origin the jar that it comes from
 * @param plugin whether it is none of those that come with the program
 */
public record ComponentIdentity(String noun, String name, Origin origin, boolean plugin) {
  /** Returns the identity of a component that a recipe chose. */
  public static ComponentIdentity of(ComponentKind kind, ComponentProvider<?, ?> choice) {
    Class<?> type = choice.getClass();
    return new ComponentIdentity(
        kind.noun(),
        NamePattern.nameOf(choice),
        Origin.of(type),
        !type.getName().startsWith("org.robustlt."));
  }

  /** Returns whether it is one that reads data, which tell what is wrong with them. */
  boolean isOfData() {
    return noun.equals(ComponentKind.DATA_SET.noun())
        || noun.equals(ComponentKind.IMBALANCE_PROFILE.noun())
        || noun.equals(ComponentKind.AUGMENTATION.noun())
        || noun.equals(ComponentKind.MIXING.noun());
  }

  /** Returns the identity of a part of this component. */
  public ComponentIdentity part(String part) {
    return part.equals(name) ? this : new ComponentIdentity(noun, part, origin, plugin);
  }

  @Override
  public String toString() {
    return noun + " \"" + name + "\" from " + origin;
  }
}
