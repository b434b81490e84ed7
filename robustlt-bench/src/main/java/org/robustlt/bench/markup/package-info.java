/** HTML and SVG as text. */
@NullMarked
package org.robustlt.bench.markup;

import org.jspecify.annotations.NullMarked;
