/** Signs that a network only seems robust, since its gradients lead attacks astray. */
@NullMarked
package org.robustlt.core.diagnosis;

import org.jspecify.annotations.NullMarked;
