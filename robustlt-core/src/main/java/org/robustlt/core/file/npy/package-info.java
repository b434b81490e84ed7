/** NumPy's files of arrays, NPY and NPZ. */
@NullMarked
package org.robustlt.core.file.npy;

import org.jspecify.annotations.NullMarked;
