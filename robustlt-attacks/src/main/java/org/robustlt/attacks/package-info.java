/** The built-in attacks. */
@NullMarked
package org.robustlt.attacks;

import org.jspecify.annotations.NullMarked;
