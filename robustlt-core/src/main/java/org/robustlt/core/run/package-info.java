/**
 * A run from outside: its directory, and how to train and evaluate in it.
 *
 * <p>{@link org.robustlt.core.run.RunDirectory} names the files, {@link org.robustlt.core.run.Run}
 * does the work, and {@link org.robustlt.core.progress.RunListener} hears of it.
 */
@NullMarked
package org.robustlt.core.run;

import org.jspecify.annotations.NullMarked;
