/** How gradients move weights: optimizers, learning-rate schedules, clipping, weight averages. */
@NullMarked
package org.robustlt.core.optimization;

import org.jspecify.annotations.NullMarked;
