/** Output to the terminal. */
@NullMarked
package org.robustlt.bench.console;

import org.jspecify.annotations.NullMarked;
