package org.robustlt.core.recipe;

import java.lang.reflect.RecordComponent;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.ComponentProvider;
import org.robustlt.api.component.OptionsProvider;
import org.robustlt.core.registry.ContextLoader;
import org.robustlt.core.registry.option.RecordFields;
import org.robustlt.core.registry.option.ScalarType;

/**
 * A component that a recipe chose, with its options: ready to be made. Two choices are equal if
 * they make the same component, that is, if name, options and class of the provider are equal.
 *
 * @param <C> the component
 * @param <O> its options
 * @param <X> what is known about the run when the component is made
 * @param name the name that the recipe used; for a family its member, such as {@code wrn-28-10}
 * @param options complete and valid options
 * @param provider who makes the component
 */
public record Choice<C, O extends Record, X>(
    ComponentName name, O options, OptionsProvider<C, O, X> provider) {
  /**
   * Makes the component.
   *
   * @throws IllegalArgumentException if options and context do not fit together
   */
  public C create(X context) {
    return ContextLoader.make(type(), () -> provider.create(options, context));
  }

  /** Returns the class that the author of the component wrote. */
  public Class<?> type() {
    return options instanceof ComponentProvider<?, ?> ? options.getClass() : provider.getClass();
  }

  /** Returns name and options in words, such as {@code exponential, ratio 50}. */
  public String describe() {
    StringBuilder words = new StringBuilder(name.value());
    for (RecordComponent field : RecordFields.of(options.getClass())) {
      Object value = RecordFields.value(options, field);
      words.append(", ").append(field.getName()).append(' ');
      words.append(ScalarType.spell(value).orElseGet(value::toString));
    }
    return words.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Choice<?, ?, ?> that
        && name.equals(that.name)
        && options.equals(that.options)
        && provider.getClass().equals(that.provider.getClass());
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + options.hashCode();
  }

  @Override
  public String toString() {
    return name + " " + options;
  }
}
