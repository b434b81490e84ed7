package org.robustlt.api.budget;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentProvider;

/**
 * Makes perturbation schedulers, chosen by {@code budget.use} of a recipe.
 *
 * @param <O> the options
 */
public interface PerturbationSchedulerProvider<O extends Record>
    extends ComponentProvider<PerturbationScheduler, O, ComponentContext> {}
