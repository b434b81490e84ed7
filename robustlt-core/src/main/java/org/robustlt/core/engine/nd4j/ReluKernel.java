package org.robustlt.core.engine.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Operation;

/** max(x, 0). */
final class ReluKernel implements Kernel {
  private final Operation forward;
  private final Operation backward;
  private final Operation delivery;

  ReluKernel(Bindings bindings) {
    forward = forward(bindings.input(), bindings.output());
    backward = new ReluMask(bindings.output(), bindings.outputGradient(), bindings.inputGradient());
    delivery = bindings.delivery();
  }

  /** Prepares max(x, 0); the output may be the input. */
  static Operation forward(INDArray input, INDArray output) {
    return PreparedOp.scalar("relu", input, output, 0);
  }

  @Override
  public void forward(BatchNormMode mode) {
    forward.run();
  }

  @Override
  public void backwardInput() {
    backward.run();
    delivery.run();
  }
}
