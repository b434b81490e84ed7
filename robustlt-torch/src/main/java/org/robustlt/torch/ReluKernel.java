package org.robustlt.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.core.engine.Kernel;

/** max(x, 0). */
final class ReluKernel implements Kernel {
  private final TorchPlace place;
  private final Scalar zero;

  ReluKernel(TorchPlace place) {
    this.place = place;
    zero = place.values().keep(new Scalar(0.0));
  }

  @Override
  public void forward(BatchNormMode mode) {
    torch.relu_out(place.output().values(), place.input().values());
  }

  @Override
  public void backwardInput() {
    Tensor gradient = place.outputGradient().values();
    Tensor output = place.output().values();
    if (place.accumulate()) {
      place.deliver(torch.threshold_backward(gradient, output, zero));
    } else {
      torch.threshold_backward_out(place.inputGradient().values(), gradient, output, zero);
    }
  }
}
