/** The training: one batch, one epoch, one run. */
@NullMarked
package org.robustlt.core.training;

import org.jspecify.annotations.NullMarked;
