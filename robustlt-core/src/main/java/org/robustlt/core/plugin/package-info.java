/**
 * Plug-ins: folders of jars, each in a class loader of its own, so that their dependencies do not
 * meet. This keeps versions apart; it is no protection against code that means harm.
 */
@NullMarked
package org.robustlt.core.plugin;

import org.jspecify.annotations.NullMarked;
