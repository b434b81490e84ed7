package org.robustlt.api.loss;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentProvider;

/**
 * Makes losses, chosen by {@code loss.use} of a recipe.
 *
 * @param <O> the options
 */
public interface RebalancingLossProvider<O extends Record>
    extends ComponentProvider<RebalancingLoss, O, ComponentContext> {}
