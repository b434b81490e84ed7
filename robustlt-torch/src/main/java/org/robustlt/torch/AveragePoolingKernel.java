package org.robustlt.torch;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.Kernel;

/** Means of windows; what is padded counts as zeros. */
final class AveragePoolingKernel implements Kernel {
  private final TorchPlace place;
  private final Margin margin;
  private final long[] window;
  private final long[] stride;
  private final LongOptional windowSize;

  AveragePoolingKernel(Layer.AveragePooling layer, TorchPlace place) {
    this.place = place;
    margin = Margin.always(place.values(), layer.padding(), 0);
    window = new long[] {layer.kernel(), layer.kernel()};
    stride = new long[] {layer.stride(), layer.stride()};
    windowSize = place.values().keep(new LongOptional());
  }

  private Tensor padded() {
    return margin.around(place.input().values());
  }

  @Override
  public void forward(BatchNormMode mode) {
    place
        .output()
        .set(torch.avg_pool2d(padded(), window, stride, margin.even(), false, true, windowSize));
  }

  @Override
  public void backwardInput() {
    Tensor gradient = place.outputGradient().values();
    place.deliver(
        margin.off(
            torch.avg_pool2d_backward(
                gradient, padded(), window, stride, margin.even(), false, true, windowSize)));
  }
}
