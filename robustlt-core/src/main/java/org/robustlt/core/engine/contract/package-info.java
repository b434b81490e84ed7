/**
 * What every kernel library must do, checked on the machine that it runs on: by the tests of each
 * library, and by whoever asks {@code doctor --kernels}.
 */
@NullMarked
package org.robustlt.core.engine.contract;

import org.jspecify.annotations.NullMarked;
