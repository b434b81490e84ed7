/** How gradients move weights: optimizers and learning-rate schedules. */
@NullMarked
package org.robustlt.api.optimization;

import org.jspecify.annotations.NullMarked;
