/** Python's pickle format, read without running any of it. */
@NullMarked
package org.robustlt.core.file.pickle;

import org.jspecify.annotations.NullMarked;
