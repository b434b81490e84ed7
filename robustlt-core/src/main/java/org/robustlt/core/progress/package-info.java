/** What a run tells those who watch it. */
@NullMarked
package org.robustlt.core.progress;

import org.jspecify.annotations.NullMarked;
