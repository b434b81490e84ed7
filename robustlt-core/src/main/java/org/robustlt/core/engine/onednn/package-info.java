/**
 * The kernel library of oneDNN primitives, for float32 on CPUs.
 *
 * <p>Everything is prepared once for its place: primitives, the memory objects that they read and
 * write, and their argument lists. All primitives of one network share their scratch memory, since
 * they run one after the other.
 */
@NullMarked
package org.robustlt.core.engine.onednn;

import org.jspecify.annotations.NullMarked;
