/** The components there are: found through service files, listed, and looked up by name. */
@NullMarked
package org.robustlt.core.registry;

import org.jspecify.annotations.NullMarked;
