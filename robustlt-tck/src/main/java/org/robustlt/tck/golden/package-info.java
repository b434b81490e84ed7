/** Golden vectors: recorded results of published implementations, read by tests. */
@NullMarked
package org.robustlt.tck.golden;

import org.jspecify.annotations.NullMarked;
