/** MATLAB's files of arrays. */
@NullMarked
package org.robustlt.core.file.mat;

import org.jspecify.annotations.NullMarked;
