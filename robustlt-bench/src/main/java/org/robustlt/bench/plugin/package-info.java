/** Projects of plug-ins: how they begin. */
@NullMarked
package org.robustlt.bench.plugin;

import org.jspecify.annotations.NullMarked;
