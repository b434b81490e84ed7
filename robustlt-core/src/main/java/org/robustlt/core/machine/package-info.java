/** The machine that the program runs on, and which native libraries suit it. */
@NullMarked
package org.robustlt.core.machine;

import org.jspecify.annotations.NullMarked;
