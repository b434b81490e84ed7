@NullMarked
package org.robustlt.core.run;

import org.jspecify.annotations.NullMarked;
