package org.robustlt.core.engine.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.core.engine.Operation;

/** The Euclidean norm of each row of a matrix. */
final class RowNorms {
  private final Operation square;
  private final Operation sum;
  private final ChannelVector sums;

  RowNorms(INDArray matrix, Scratch scratch) {
    INDArray squares = scratch.array("squares", matrix.shape());
    sums = new ChannelVector(matrix.dataType(), Math.toIntExact(matrix.size(0)));
    square = PreparedOp.multiply(matrix, matrix, squares);
    sum =
        PreparedOp.product(
            squares,
            false,
            Nd4j.ones(matrix.dataType(), matrix.size(1), 1),
            false,
            sums.array().reshape(matrix.size(0), 1));
  }

  /** Computes the norms. */
  void run() {
    square.run();
    sum.run();
  }

  /** Returns the latest norm of a row. */
  double get(int row) {
    return Math.sqrt(sums.get(row));
  }
}
