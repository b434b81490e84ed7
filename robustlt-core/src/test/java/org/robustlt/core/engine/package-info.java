@NullMarked
package org.robustlt.core.engine;

import org.jspecify.annotations.NullMarked;
