/** Weights of networks that others trained, and ours for others. */
@NullMarked
package org.robustlt.core.interchange;

import org.jspecify.annotations.NullMarked;
