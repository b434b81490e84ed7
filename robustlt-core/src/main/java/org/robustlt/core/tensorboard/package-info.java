/** Trainings as TensorBoard shows them: a listener that writes event files. */
@NullMarked
package org.robustlt.core.tensorboard;

import org.jspecify.annotations.NullMarked;
