/** The way into RobustLT for programs that embed it. */
@NullMarked
package org.robustlt;

import org.jspecify.annotations.NullMarked;
