/** Prepares batches ahead on other threads. */
@NullMarked
package org.robustlt.core.data.pipeline;

import org.jspecify.annotations.NullMarked;
