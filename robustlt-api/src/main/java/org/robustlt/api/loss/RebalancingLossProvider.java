package org.robustlt.api.loss;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.OptionsProvider;

/**
 * Makes losses, chosen by {@code loss.use} of a recipe.
 *
 * @param <O> the options
 */
public interface RebalancingLossProvider<O extends Record>
    extends OptionsProvider<RebalancingLoss, O, ComponentContext> {}
