package org.robustlt.tck;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Norm;

/** Distances between images; where a value is no number, the distance is none either. */
final class Distances {
  private Distances() {}

  static double between(Norm norm, INDArray left, INDArray right) {
    double[] from = ArrayValues.of(left);
    double[] to = ArrayValues.of(right);
    double largest = 0;
    double squares = 0;
    double sum = 0;
    for (int i = 0; i < from.length; i++) {
      double change = Math.abs(from[i] - to[i]);
      largest = Math.max(largest, change);
      squares += change * change;
      sum += change;
    }
    return switch (norm) {
      case LINF -> largest;
      case L2 -> Math.sqrt(squares);
      case L1 -> sum;
    };
  }
}
