/** The command line of RobustLT. */
@NullMarked
package org.robustlt.bench;

import org.jspecify.annotations.NullMarked;
