package org.robustlt.api.contract;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Where arrays lie. */
final class Memory {
  private Memory() {}

  /** Returns whether two arrays that are not closed overlap. */
  static boolean isShared(INDArray one, INDArray other) {
    long first = one.data().address();
    long second = other.data().address();
    return first < second + bytes(other) && second < first + bytes(one);
  }

  private static long bytes(INDArray array) {
    return array.data().length() * array.dataType().width();
  }
}
