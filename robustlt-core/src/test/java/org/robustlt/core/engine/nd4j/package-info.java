@NullMarked
package org.robustlt.core.engine.nd4j;

import org.jspecify.annotations.NullMarked;
