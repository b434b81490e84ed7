/** The files of PyTorch's {@code torch.save}, read without running what they pickle. */
@NullMarked
package org.robustlt.core.file.torch;

import org.jspecify.annotations.NullMarked;
