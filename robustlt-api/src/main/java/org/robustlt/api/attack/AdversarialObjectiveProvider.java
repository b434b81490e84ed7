package org.robustlt.api.attack;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.OptionsProvider;

/**
 * Makes adversarial objectives, chosen by {@code attack.objective.use} of a recipe.
 *
 * @param <O> the options
 */
public interface AdversarialObjectiveProvider<O extends Record>
    extends OptionsProvider<AdversarialObjective, O, ComponentContext> {}
