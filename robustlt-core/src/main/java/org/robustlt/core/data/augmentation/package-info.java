/** Random changes of images. */
@NullMarked
package org.robustlt.core.data.augmentation;

import org.jspecify.annotations.NullMarked;
