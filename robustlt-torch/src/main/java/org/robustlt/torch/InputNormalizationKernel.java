package org.robustlt.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.Kernel;

/** Takes the mean of each channel off, and divides by its standard deviation. */
final class InputNormalizationKernel implements Kernel {
  private final TorchPlace place;
  private final Tensor mean;
  private final Tensor factor;

  InputNormalizationKernel(Layer.InputNormalization layer, TorchPlace place) {
    this.place = place;
    Values values = place.values();
    double[] means = layer.mean().stream().mapToDouble(Double::doubleValue).toArray();
    double[] factors = layer.standardDeviation().stream().mapToDouble(d -> 1 / d).toArray();
    long[] channels = {1, means.length, 1, 1};
    mean = values.keep(values.of(values.wide(), means).reshape(channels));
    factor = values.keep(values.of(values.wide(), factors).reshape(channels));
  }

  @Override
  public void forward(BatchNormMode mode) {
    place.output().set(place.input().values().sub(mean).mul_(factor));
  }

  @Override
  public void backwardInput() {
    place.deliver(torch.mul(place.outputGradient().values(), factor));
  }
}
