/** Runs side by side: variants, means over seeds, and what RobustLT changes. */
@NullMarked
package org.robustlt.bench.comparison;

import org.jspecify.annotations.NullMarked;
