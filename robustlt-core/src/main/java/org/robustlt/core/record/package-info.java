/** What a run writes down: a line per epoch, a file per evaluation, where it all comes from. */
@NullMarked
package org.robustlt.core.record;

import org.jspecify.annotations.NullMarked;
