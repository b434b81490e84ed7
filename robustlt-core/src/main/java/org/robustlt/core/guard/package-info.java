/**
 * The seam where components are called: what they return is checked against their contract, what
 * they throw is told as theirs, and which call is under way is known.
 */
@NullMarked
package org.robustlt.core.guard;

import org.jspecify.annotations.NullMarked;
