/** What a run directory holds, as read from its files. */
@NullMarked
package org.robustlt.bench.record;

import org.jspecify.annotations.NullMarked;
