/** Getting data sets, and looking at them. */
@NullMarked
package org.robustlt.bench.dataset;

import org.jspecify.annotations.NullMarked;
