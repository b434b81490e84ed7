/**
 * Rebalancing losses, and the adversarial objectives that are losses too: what the training
 * minimizes and what an attack maximizes. They compute in double precision on plain arrays, since a
 * batch of logits is small.
 */
@NullMarked
package org.robustlt.rebalancing.loss;

import org.jspecify.annotations.NullMarked;
