/** How files are written and read: whole or not at all, as JSON or as tensors. */
@NullMarked
package org.robustlt.core.file;

import org.jspecify.annotations.NullMarked;
