package org.robustlt.api.loss;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentProvider;

/**
 * Makes losses, chosen by {@code loss.use} of a recipe.
 *
 * <p>Authors of losses implement this interface by a record.
 */
public interface RebalancingLossProvider
    extends ComponentProvider<RebalancingLoss, ComponentContext> {}
