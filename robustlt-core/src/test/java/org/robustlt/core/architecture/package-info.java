@NullMarked
package org.robustlt.core.architecture;

import org.jspecify.annotations.NullMarked;
