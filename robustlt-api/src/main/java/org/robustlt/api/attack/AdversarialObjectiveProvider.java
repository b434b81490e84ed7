package org.robustlt.api.attack;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentProvider;

/**
 * Makes adversarial objectives, chosen by {@code attack.objective.use} of a recipe.
 *
 * <p>Authors of objectives implement this interface by a record.
 */
public interface AdversarialObjectiveProvider
    extends ComponentProvider<AdversarialObjective, ComponentContext> {}
