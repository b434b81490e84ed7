/** The losses that attacks bring along, as functions of the logits. */
@NullMarked
package org.robustlt.attacks.loss;

import org.jspecify.annotations.NullMarked;
