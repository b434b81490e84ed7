package org.robustlt.api.component;

import java.util.Optional;

/**
 * The form that providers had before {@link OptionsProvider}; it goes when all have moved.
 * Providers are what {@link java.util.ServiceLoader} finds; they are stateless, have a public
 * constructor without parameters and do no work until {@link #create}.
 *
 * <p>The options of a component are a record. A recipe may give any of its fields; the others keep
 * the value of {@link #defaults()}. The record's constructor checks the values and throws {@link
 * IllegalArgumentException} with a message that names option, rule and value ({@code steps must be
 * at least 1, got 0}); the reader of the recipe adds the place. Fields may be of type {@code int},
 * {@code long}, {@code double}, {@code boolean}, {@link String}, {@link
 * org.robustlt.api.budget.Magnitude}, an enum (spelt in lower case with hyphens), a record of such
 * fields, or a {@link java.util.List} of any of these. {@link Description} on a field explains it
 * to the user.
 *
 * @param <C> the component
 * @param <O> its options
 * @param <X> what is known about the run when the component is made
 */
public interface OptionsProvider<C, O extends Record, X> {
  /** Returns the name that recipes use. */
  ComponentName name();

  /** Returns a complete and valid set of options: both the default and the schema. */
  O defaults();

  /**
   * Returns the default options under the given name, or nothing if this provider does not answer
   * to it. Families of components, such as {@code wrn-<depth>-<width>}, override this method to
   * read options from the name.
   */
  default Optional<O> defaultsFor(ComponentName requested) {
    return requested.equals(name()) ? Optional.of(defaults()) : Optional.empty();
  }

  /** Returns how the name is written in listings: the name itself unless it is a family's. */
  default String pattern() {
    return name().value();
  }

  /**
   * Makes a component.
   *
   * @param options complete and valid options
   * @param context what is known about the run
   * @throws IllegalArgumentException if options and context do not fit together
   */
  C create(O options, X context);
}
