/**
 * Networks with weights: parameters in flat memory, passes planned once per batch size, and the
 * seam behind which kernel libraries do the arithmetic.
 */
@NullMarked
package org.robustlt.core.engine;

import org.jspecify.annotations.NullMarked;
