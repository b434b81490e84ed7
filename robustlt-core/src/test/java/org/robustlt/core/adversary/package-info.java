@NullMarked
package org.robustlt.core.adversary;

import org.jspecify.annotations.NullMarked;
