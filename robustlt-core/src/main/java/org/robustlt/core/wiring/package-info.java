/** Puts the parts of a run together with Guice. No other package knows of Guice. */
@NullMarked
package org.robustlt.core.wiring;

import org.jspecify.annotations.NullMarked;
