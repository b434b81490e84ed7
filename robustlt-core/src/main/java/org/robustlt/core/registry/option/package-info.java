/** Options as recipes spell them. */
@NullMarked
package org.robustlt.core.registry.option;

import org.jspecify.annotations.NullMarked;
