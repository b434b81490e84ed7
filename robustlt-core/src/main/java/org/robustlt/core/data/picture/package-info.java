/** Pictures in files, read sample for sample as Pillow's {@code convert("RGB")} reads them. */
@NullMarked
package org.robustlt.core.data.picture;

import org.jspecify.annotations.NullMarked;
