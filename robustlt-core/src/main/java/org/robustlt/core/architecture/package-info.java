/**
 * The built-in networks and classifiers. Layers bear the names of the published PyTorch code, so
 * that weights can be exchanged with it.
 */
@NullMarked
package org.robustlt.core.architecture;

import org.jspecify.annotations.NullMarked;
