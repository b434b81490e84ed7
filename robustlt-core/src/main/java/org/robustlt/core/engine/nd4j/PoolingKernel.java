package org.robustlt.core.engine.nd4j;

import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Padding;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Operation;

/** A pooling with the same padding on opposite sides. */
final class PoolingKernel implements Kernel {
  private final Operation forward;
  private final Operation backward;
  private final Operation delivery;

  PoolingKernel(String name, int kernel, int stride, Padding padding, Bindings bindings) {
    long[] arguments =
        Pooling.arguments(kernel, kernel, stride, stride, padding.top(), padding.left());
    forward =
        PreparedOp.of(
            name,
            PreparedOp.arrays(bindings.input()),
            PreparedOp.arrays(bindings.output()),
            arguments);
    backward =
        PreparedOp.of(
            name + "_bp",
            PreparedOp.arrays(bindings.input(), bindings.outputGradient()),
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
