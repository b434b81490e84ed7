package org.robustlt.torch;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Parameter;

/** A product with a matrix, and a bias. */
final class LinearKernel implements Kernel {
  private static final long[] BATCH = {0};

  private final TorchPlace place;
  private final Tensor weight;
  private final Tensor weightGradient;
  private final Optional<Tensor> bias;
  private final Optional<Tensor> biasGradient;

  LinearKernel(Layer.Linear layer, Weights weights, List<Parameter> parameters, TorchPlace place) {
    this.place = place;
    weight = weights.of(parameters.get(0));
    weightGradient = weights.gradient(parameters.get(0));
    Optional<Parameter> second = layer.bias() ? Optional.of(parameters.get(1)) : Optional.empty();
    bias = second.map(weights::of);
    biasGradient = second.map(weights::gradient);
  }

  private Tensor gradient() {
    return place.outputGradient().rows();
  }

  @Override
  public void forward(BatchNormMode mode) {
    Tensor product = place.input().rows().mm(weight.t());
    bias.ifPresent(product::add_);
    place.output().set(TorchPlace.unrolled(product, place.output()));
  }

  @Override
  public void backwardInput() {
    place.deliver(TorchPlace.unrolled(gradient().mm(weight), place.inputGradient()));
  }

  @Override
  public void backwardParameters() {
    Tensor gradient = gradient();
    weightGradient.add_(gradient.t().mm(place.input().rows()));
    biasGradient.ifPresent(sum -> sum.add_(gradient.sum(BATCH)));
  }
}
