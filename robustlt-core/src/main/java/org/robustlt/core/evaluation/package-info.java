/** What a classifier gets right: per class, under a named protocol. */
@NullMarked
package org.robustlt.core.evaluation;

import org.jspecify.annotations.NullMarked;
