/**
 * The kernel library that uses nothing but ND4J operations, so that it runs wherever ND4J does.
 *
 * <p>Tensors are kept channels-last: on a CPU, ND4J's convolutions, affine batch normalization and
 * pooling are fastest there. Statistics of batch normalization are computed from these fast
 * operations too, since ND4J's reductions and its own gradient of batch normalization are several
 * times slower.
 */
@NullMarked
package org.robustlt.core.engine.nd4j;

import org.jspecify.annotations.NullMarked;
