/** Weight perturbations: how the weights are moved against the training before each update. */
@NullMarked
package org.robustlt.rebalancing.weight;

import org.jspecify.annotations.NullMarked;
