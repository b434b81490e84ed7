/** Charts as SVG that takes its colours from the page's style sheet. */
@NullMarked
package org.robustlt.bench.chart;

import org.jspecify.annotations.NullMarked;
