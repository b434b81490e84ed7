package org.robustlt.api.attack;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An element-wise operation of ND4J on two arrays, which are handed over once, so that a call
 * allocates nothing.
 */
final class Call {
  private final DynamicCustomOp operation;
  private final OpContext context = Nd4j.getExecutioner().buildContext();

  /**
   * Prepares calls.
   *
   * @param name what ND4J calls the operation
   * @param result where the result goes; may be {@code left}
   */
  Call(String name, INDArray left, INDArray right, INDArray result) {
    operation = new DynamicCustomOp(name, new INDArray[] {left, right}, new INDArray[] {result});
    context.setInputArrays(operation.inputArguments());
    context.setOutputArrays(operation.outputArguments());
  }

  void run() {
    Nd4j.getExecutioner().exec(operation, context);
  }
}
