package org.robustlt.api.component;

/**
 * The options of a component, which make it. Who writes a component implements the interface of its
 * kind, such as {@link org.robustlt.api.attack.AttackProvider}, by a public record:
 *
 * <pre>{@code
 * @Component("power")
 * @Description("larger budgets for rarer classes")
 * public record PowerScheduler(@Description("exponent") double power)
 *     implements PerturbationSchedulerProvider {
 *   public PowerScheduler() {
 *     this(0.1);
 *   }
 *
 *   public PerturbationScheduler create(ComponentContext context) { ... }
 * }
 * }</pre>
 *
 * <p>{@link Component} names it, the fields are its options, and the public constructor without
 * parameters gives their defaults: by it {@link java.util.ServiceLoader} makes the record that
 * listings show. A recipe may give any of the options; the others keep their default. Options may
 * be of type {@code int}, {@code long}, {@code double}, {@code boolean}, {@link String}, {@link
 * org.robustlt.api.budget.Magnitude}, an enum (spelt in lower case with hyphens), a record of
 * options (a section of its own, unless it is {@link Inline}), a {@link java.util.List} or an
 * {@link java.util.Optional} of any of these; what is absent is spelt {@code none}. {@link
 * Description} explains them to the user.
 *
 * <p>The record's constructor checks the values by {@link Require}, whose {@link OptionException}
 * names the option at fault, so that the reader of the recipe tells its place. Any other exception
 * is told as one of the whole section.
 *
 * @param <C> the component
 * @param <X> what is known about the run when the component is made
 */
public interface ComponentProvider<C, X> {
  /**
   * Makes a component. It may be called any number of times, for different runs.
   *
   * @param context what is known about the run
   * @throws IllegalArgumentException if options and context do not fit together
   */
  C create(X context);
}
