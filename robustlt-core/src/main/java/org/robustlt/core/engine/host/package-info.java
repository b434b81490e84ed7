/**
 * Layers computed in Java, for kernel libraries that have no kernel of their own for them: one
 * image after the other, in double precision, on values that the library's transfers bring.
 */
@NullMarked
package org.robustlt.core.engine.host;

import org.jspecify.annotations.NullMarked;
