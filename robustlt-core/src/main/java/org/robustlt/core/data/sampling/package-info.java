/** In which order, and how often, an epoch visits the images. */
@NullMarked
package org.robustlt.core.data.sampling;

import org.jspecify.annotations.NullMarked;
