/** Attacks aimed at networks, and what networks answer. */
@NullMarked
package org.robustlt.core.adversary;

import org.jspecify.annotations.NullMarked;
