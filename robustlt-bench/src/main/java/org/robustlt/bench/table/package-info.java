/** Tables of results for papers and for other programs. */
@NullMarked
package org.robustlt.bench.table;

import org.jspecify.annotations.NullMarked;
