@NullMarked
package org.robustlt.bench.step;

import org.jspecify.annotations.NullMarked;
