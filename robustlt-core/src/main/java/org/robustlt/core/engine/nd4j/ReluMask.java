package org.robustlt.core.engine.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.core.engine.Operation;

/** Lets a gradient through where max(x, 0) was positive. */
final class ReluMask implements Operation {
  private final Step positive;
  private final Operation product;

  ReluMask(INDArray output, INDArray outputGradient, INDArray target) {
    positive = new Step(output, target, 0);
    product = PreparedOp.multiply(target, outputGradient, target);
  }

  @Override
  public void run() {
    Nd4j.getExecutioner().exec(positive);
    product.run();
  }
}
