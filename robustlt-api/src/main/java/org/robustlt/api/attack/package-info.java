/** How adversarial examples are made, and what they maximize. */
@NullMarked
package org.robustlt.api.attack;

import org.jspecify.annotations.NullMarked;
