package org.robustlt.core.registry;

import java.util.List;
import java.util.Optional;
import org.robustlt.api.component.ComponentProvider;
import org.robustlt.api.component.Description;
import org.robustlt.core.registry.option.OptionListing;

/**
 * What users should know about a component.
 *
 * @param kind what it is
 * @param name as recipes spell it; for a family its pattern, such as {@code wrn-<depth>-<width>}
 * @param description in a line, empty if the author gave none
 * @param source the paper with section or equation, empty for none
 * @param options what can be set
 * @param origin where it comes from
 */
public record ComponentListing(
    ComponentKind kind,
    String name,
    String description,
    String source,
    List<OptionListing> options,
    Origin origin) {
  /**
   * Returns the listing of a component.
   *
   * @throws IllegalArgumentException if an option has a type that recipes cannot spell
   */
  public static ComponentListing of(Registration registration) {
    Optional<Description> description =
        Optional.ofNullable(registration.type().getAnnotation(Description.class));
    return new ComponentListing(
        registration.kind(),
        registration.pattern(),
        description.map(Description::value).orElse(""),
        description.map(Description::source).orElse(""),
        OptionListing.of(registration.defaults()),
        registration.origin());
  }

  /** Returns name and options of a component in words, such as {@code exponential, ratio 50}. */
  public static String describe(ComponentProvider<?, ?> component) {
    StringBuilder words = new StringBuilder(NamePattern.nameOf(component));
    for (OptionListing option : OptionListing.of((Record) component)) {
      words.append(", ").append(option.name()).append(' ').append(option.defaultValue());
    }
    return words.toString();
  }
}
