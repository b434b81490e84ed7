@NullMarked
package org.robustlt.torch;

import org.jspecify.annotations.NullMarked;
