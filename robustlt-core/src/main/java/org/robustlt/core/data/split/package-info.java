/** Which images are selected, as everybody else selects them. */
@NullMarked
package org.robustlt.core.data.split;

import org.jspecify.annotations.NullMarked;
