/** Labelled images, and how many there are of each class. */
@NullMarked
package org.robustlt.api.data;

import org.jspecify.annotations.NullMarked;
