package org.robustlt.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.core.engine.Kernel;

/** The mean of each channel. */
final class GlobalPoolingKernel implements Kernel {
  private static final long[] SIDES = {2, 3};

  private final TorchPlace place;
  private final ScalarTypeOptional type;
  private final Scalar pixels;

  GlobalPoolingKernel(TorchPlace place) {
    this.place = place;
    Values values = place.values();
    type = values.keep(new ScalarTypeOptional(place.output().type().scalar()));
    pixels =
        values.keep(
            new Scalar((double) place.input().shape().height() * place.input().shape().width()));
  }

  @Override
  public void forward(BatchNormMode mode) {
    place.output().set(place.input().values().mean(SIDES, true, type));
  }

  @Override
  public void backwardInput() {
    Tensor share = place.outputGradient().values().div(pixels);
    Tensor all = share.expand(place.inputGradient().sizes());
    if (place.accumulate()) {
      place.deliver(all);
    } else {
      place.inputGradient().values().copy_(all);
    }
  }
}
