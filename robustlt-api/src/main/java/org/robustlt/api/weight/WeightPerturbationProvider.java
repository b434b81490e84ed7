package org.robustlt.api.weight;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.OptionsProvider;

/**
 * Makes weight perturbations, chosen by {@code weightPerturbation.use} of a recipe.
 *
 * @param <O> the options
 */
public interface WeightPerturbationProvider<O extends Record>
    extends OptionsProvider<WeightPerturbation, O, ComponentContext> {}
