/** Files that hold a network and everything that a training needs to go on. */
@NullMarked
package org.robustlt.core.checkpoint;

import org.jspecify.annotations.NullMarked;
