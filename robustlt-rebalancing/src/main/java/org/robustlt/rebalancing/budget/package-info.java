/** Perturbation schedulers: how large the budget of each class is in each epoch. */
@NullMarked
package org.robustlt.rebalancing.budget;

import org.jspecify.annotations.NullMarked;
