/** How the files of data sets are read. */
@NullMarked
package org.robustlt.core.data.format;

import org.jspecify.annotations.NullMarked;
