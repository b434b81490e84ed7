/** Where a training stands, and what it tells those who listen. */
@NullMarked
package org.robustlt.api.training;

import org.jspecify.annotations.NullMarked;
