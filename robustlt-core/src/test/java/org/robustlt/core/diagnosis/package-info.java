@NullMarked
package org.robustlt.core.diagnosis;

import org.jspecify.annotations.NullMarked;
