/** Data sets of picture files, as people have them: in folders, or named by lists. */
@NullMarked
package org.robustlt.core.data.folder;

import org.jspecify.annotations.NullMarked;
