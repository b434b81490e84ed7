package org.robustlt.core.engine.contract;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A kernel library does not compute what it must. */
public final class ContractViolation extends AssertionError {
  private static final long serialVersionUID = 1L;

  ContractViolation(String message) {
    super(message);
  }

  /** Requires bits to be the same. */
  static void requireEqual(String what, INDArray actual, INDArray expected) {
    if (!actual.equalsWithEps(expected, 0)) {
      throw new ContractViolation(
          what + " must be the same, but differ by up to " + difference(actual, expected));
    }
  }

  /** Requires values to differ by no more than a share of the largest one. */
  static void requireClose(String what, INDArray actual, INDArray expected, double tolerance) {
    double largest = Math.max(1e-3, expected.amaxNumber().doubleValue());
    double difference = difference(actual, expected);
    // Not a number is no small difference.
    if (!(difference < tolerance * largest)) {
      throw new ContractViolation(
          what
              + " must differ by less than "
              + tolerance
              + " of the largest, "
              + largest
              + ", but differ by up to "
              + difference);
    }
  }

  private static double difference(INDArray actual, INDArray expected) {
    INDArray exact = expected.castTo(DataType.DOUBLE);
    return actual.castTo(DataType.DOUBLE).sub(exact).amaxNumber().doubleValue();
  }
}
