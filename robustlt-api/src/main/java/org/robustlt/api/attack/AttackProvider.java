package org.robustlt.api.attack;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.OptionsProvider;

/**
 * Makes attacks, chosen by {@code attack.use} of a recipe.
 *
 * @param <O> the options
 */
public interface AttackProvider<O extends Record>
    extends OptionsProvider<Attack, O, ComponentContext> {}
