package org.robustlt.core.optimization;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.Axpy;
import org.nd4j.linalg.factory.Nd4j;

/**
 * {@code to += factor·from} of flat arrays, in one pass. BLAS is avoided: its threads are others
 * than those of the kernels, and wait for a core while these spin.
 */
final class ScaledAddition {
  private ScaledAddition() {}

  static void add(double factor, INDArray from, INDArray to) {
    Nd4j.exec(new Axpy(from, to, to, factor));
  }
}
