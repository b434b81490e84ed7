/** Pictures that are decoded once and for all, in files that are mapped into memory. */
@NullMarked
package org.robustlt.core.data.cache;

import org.jspecify.annotations.NullMarked;
