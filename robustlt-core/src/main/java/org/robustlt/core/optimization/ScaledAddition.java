package org.robustlt.core.optimization;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** {@code to += factor·from} of flat arrays, as BLAS does it: in one pass, nothing allocated. */
final class ScaledAddition {
  private ScaledAddition() {}

  static void add(double factor, INDArray from, INDArray to) {
    Nd4j.getBlasWrapper().level1().axpy(from.length(), factor, from, to);
  }
}
