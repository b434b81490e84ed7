/** What the training minimizes. */
@NullMarked
package org.robustlt.api.loss;

import org.jspecify.annotations.NullMarked;
