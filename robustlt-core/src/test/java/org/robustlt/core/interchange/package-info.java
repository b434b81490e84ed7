@NullMarked
package org.robustlt.core.interchange;

import org.jspecify.annotations.NullMarked;
