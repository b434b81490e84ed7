/** How the images of a batch are mixed with one another. */
@NullMarked
package org.robustlt.core.data.mixing;

import org.jspecify.annotations.NullMarked;
