/** Times the training step, part by part, against what the machine can do. */
@NullMarked
package org.robustlt.bench.step;

import org.jspecify.annotations.NullMarked;
