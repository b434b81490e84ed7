package org.robustlt.api.weight;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentProvider;

/**
 * Makes weight perturbations, chosen by {@code weightPerturbation.use} of a recipe.
 *
 * <p>Authors of weight perturbations implement this interface by a record.
 */
public interface WeightPerturbationProvider
    extends ComponentProvider<WeightPerturbation, ComponentContext> {}
