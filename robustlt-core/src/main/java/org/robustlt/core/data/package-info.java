/** Which images are trained and evaluated on, and how they arrive in batches. */
@NullMarked
package org.robustlt.core.data;

import org.jspecify.annotations.NullMarked;
