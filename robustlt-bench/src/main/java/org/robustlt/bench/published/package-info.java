/** Numbers that were published elsewhere, and how they stand beside ours. */
@NullMarked
package org.robustlt.bench.published;

import org.jspecify.annotations.NullMarked;
