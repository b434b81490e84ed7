/** Times how fast batches are prepared, without a training that takes them. */
@NullMarked
package org.robustlt.bench.pipeline;

import org.jspecify.annotations.NullMarked;
