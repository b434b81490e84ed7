package org.robustlt.tck;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The values of arrays, for comparisons that are exact; those of ND4J allow for 1e-5. */
final class ArrayValues {
  private ArrayValues() {}

  /** Returns a copy of the values in C order. */
  static double[] of(INDArray array) {
    return array.castTo(DataType.DOUBLE).dup('c').data().asDouble();
  }
}
