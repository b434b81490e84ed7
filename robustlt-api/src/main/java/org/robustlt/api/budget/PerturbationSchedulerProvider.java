package org.robustlt.api.budget;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentProvider;

/**
 * Makes perturbation schedulers, chosen by {@code budget.use} of a recipe.
 *
 * <p>Authors of schedulers implement this interface by a record.
 */
public interface PerturbationSchedulerProvider
    extends ComponentProvider<PerturbationScheduler, ComponentContext> {}
