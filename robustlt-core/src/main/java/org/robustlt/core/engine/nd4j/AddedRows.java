package org.robustlt.core.engine.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.engine.Operation;

/** Adds each row of a matrix, times a factor of its own, to another matrix. */
final class AddedRows {
  private final ChannelVector factors;
  private final Operation scale;
  private final Operation add;

  AddedRows(INDArray matrix, INDArray target, Scratch scratch) {
    INDArray scaled = scratch.array("scaled rows", matrix.shape());
    factors = new ChannelVector(matrix.dataType(), Math.toIntExact(matrix.size(0)));
    scale = PreparedOp.multiply(matrix, factors.array().reshape(matrix.size(0), 1), scaled);
    add = PreparedOp.add(target, scaled, target);
  }

  void factor(int row, double factor) {
    factors.set(row, factor);
  }

  void run() {
    scale.run();
    add.run();
  }
}
