package org.robustlt.torch;

import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.Kernel;

/** Maxima of windows, with their positions kept for the gradient. */
final class MaxPoolingKernel implements Kernel {
  private static final long[] DILATION = {1, 1};

  private final TorchPlace place;
  private final Margin margin;
  private final long[] window;
  private final long[] stride;
  private final Slot positions = new Slot();

  MaxPoolingKernel(Layer.MaxPooling layer, TorchPlace place) {
    this.place = place;
    margin = Margin.always(place.values(), layer.padding(), Double.NEGATIVE_INFINITY);
    window = new long[] {layer.kernel(), layer.kernel()};
    stride = new long[] {layer.stride(), layer.stride()};
  }

  private Tensor padded() {
    return margin.around(place.input().values());
  }

  @Override
  public void forward(BatchNormMode mode) {
    T_TensorTensor_T maxima =
        torch.max_pool2d_with_indices(padded(), window, stride, margin.even(), DILATION, false);
    place.output().set(maxima.get0());
    positions.keep(maxima.get1(), place.output());
  }

  @Override
  public void backwardInput() {
    Tensor gradient = place.outputGradient().values();
    place.deliver(
        margin.off(
            torch.max_pool2d_with_indices_backward(
                gradient,
                padded(),
                window,
                stride,
                margin.even(),
                DILATION,
                false,
                positions.values())));
  }
}
