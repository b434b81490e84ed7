package org.robustlt.torch;

import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.pytorch.LongArrayRefOptional;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Parameter;

/** A convolution, with a residual added to it if there is one. */
final class ConvolutionKernel implements Kernel {
  private static final long[] DILATION = {1, 1};
  private static final long[] OUTPUT_PADDING = {0, 0};

  private final TorchPlace place;
  private final Weights weights;
  private final List<Parameter> parameters;
  private final Optional<TorchTensor> residual;
  private final ValueType type;
  private final Weights.Filters filters;
  private final Optional<Tensor> bias;
  private final TensorOptional noBias;
  private final LongArrayRefOptional biasSizes;
  private final Margin margin;
  private final long[] stride;
  private final Masks masks;

  ConvolutionKernel(
      Layer.Convolution layer,
      Weights weights,
      List<Parameter> parameters,
      TorchPlace place,
      Optional<TorchTensor> residual) {
    this.place = place;
    this.weights = weights;
    this.parameters = parameters;
    this.residual = residual;
    Values values = place.values();
    type = place.input().type();
    filters = weights.filters(parameters.get(0), type);
    bias = layer.bias() ? Optional.of(weights.of(parameters.get(1))) : Optional.empty();
    noBias = values.keep(new TensorOptional());
    biasSizes = values.keep(new LongArrayRefOptional());
    margin = Margin.whereUneven(values, layer.padding());
    stride = new long[] {layer.stride(), layer.stride()};
    masks = Masks.of(values, layer.bias());
  }

  @Override
  public void forward(BatchNormMode mode) {
    Tensor convolved =
        torch.convolution(
            margin.around(place.input().values()),
            filters.tensor(),
            bias.map(values -> new TensorOptional(type.of(values))).orElse(noBias),
            stride,
            margin.even(),
            DILATION,
            false,
            OUTPUT_PADDING,
            1);
    residual.ifPresent(added -> convolved.add_(added.values()));
    place.output().set(convolved);
  }

  private T_TensorTensorTensor_T gradients(BoolPointer mask) {
    return torch.convolution_backward(
        type.of(place.outputGradient().values()),
        margin.around(place.input().values()),
        filters.tensor(),
        biasSizes,
        stride,
        margin.even(),
        DILATION,
        false,
        OUTPUT_PADDING,
        1,
        mask);
  }

  @Override
  public void backwardInput() {
    place.deliver(margin.off(gradients(masks.input()).get0()));
  }

  @Override
  public void backwardParameters() {
    add(gradients(masks.parameters()));
  }

  @Override
  public void backward() {
    T_TensorTensorTensor_T gradients = gradients(masks.all());
    add(gradients);
    place.deliver(margin.off(gradients.get0()));
  }

  private void add(T_TensorTensorTensor_T gradients) {
    weights.gradient(parameters.get(0)).add_(gradients.get1());
    if (bias.isPresent()) {
      weights.gradient(parameters.get(1)).add_(gradients.get2());
    }
  }
}
