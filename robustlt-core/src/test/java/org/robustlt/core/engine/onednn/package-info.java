@NullMarked
package org.robustlt.core.engine.onednn;

import org.jspecify.annotations.NullMarked;
