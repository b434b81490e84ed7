package org.robustlt.core.engine.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Operation;

/** The mean of each channel over the image. */
final class GlobalPoolingKernel implements Kernel {
  private final Operation forward;
  private final Operation backward;
  private final Operation delivery;

  GlobalPoolingKernel(Bindings bindings) {
    INDArray input = bindings.input();
    long[] arguments = Pooling.arguments(input.size(1), input.size(2), 1, 1, 0, 0);
    forward =
        PreparedOp.of(
            "avgpool2d", PreparedOp.arrays(input), PreparedOp.arrays(bindings.output()), arguments);
    backward =
        PreparedOp.of(
            "avgpool2d_bp",
            PreparedOp.arrays(input, bindings.outputGradient()),
            PreparedOp.arrays(bindings.inputGradient()),
            arguments);
    delivery = bindings.delivery();
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
