/** Common corruptions of images. */
@NullMarked
package org.robustlt.core.corruption;

import org.jspecify.annotations.NullMarked;
