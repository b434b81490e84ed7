package org.robustlt.core.registry;

import java.util.Optional;

/**
 * A component that was found.
 *
 * @param kind what it is
 * @param defaults the record that makes it, with the default options
 * @param names what recipes call it
 * @param origin where it comes from
 */
public record Registration(ComponentKind kind, Record defaults, NamePattern names, Origin origin) {
  /**
   * Registers a record under the name that it bears.
   *
   * @throws IllegalArgumentException if it bears no sound name
   */
  public Registration(ComponentKind kind, Record defaults, Origin origin) {
    this(kind, defaults, NamePattern.of(defaults.getClass()), origin);
  }

  /** Returns the name that recipes use; of a family, that of the usual member. */
  public String name() {
    return names.plain();
  }

  /** Returns how the name is written in listings: the name itself unless it is a family's. */
  public String pattern() {
    return names.text();
  }

  /**
   * Returns the regular expression that all names of a family's members match, and hardly any
   * other; nothing if this is no family.
   */
  public Optional<String> familyPattern() {
    return names.expression();
  }

  /** Returns the class that the author wrote. */
  public Class<? extends Record> type() {
    return defaults.getClass();
  }

  /** Returns the default options under the given name, or nothing if this is another component. */
  Optional<Record> defaultsFor(String requested) {
    return requested.equals(name()) ? Optional.of(defaults) : names.member(requested);
  }
}
