package org.robustlt.api.budget;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.OptionsProvider;

/**
 * Makes perturbation schedulers, chosen by {@code budget.use} of a recipe.
 *
 * @param <O> the options
 */
public interface PerturbationSchedulerProvider<O extends Record>
    extends OptionsProvider<PerturbationScheduler, O, ComponentContext> {}
