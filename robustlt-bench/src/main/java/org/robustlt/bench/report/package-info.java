/** The HTML page of a run or of a comparison. */
@NullMarked
package org.robustlt.bench.report;

import org.jspecify.annotations.NullMarked;
