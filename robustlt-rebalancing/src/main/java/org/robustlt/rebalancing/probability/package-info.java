/** Logits as probabilities. */
@NullMarked
package org.robustlt.rebalancing.probability;

import org.jspecify.annotations.NullMarked;
