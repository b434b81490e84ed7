@NullMarked
package org.robustlt.core.engine.contract;

import org.jspecify.annotations.NullMarked;
