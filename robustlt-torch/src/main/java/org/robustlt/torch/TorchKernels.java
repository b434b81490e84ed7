package org.robustlt.torch;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.pytorch.global.torch;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Images;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.BackwardRead;
import org.robustlt.core.engine.Ball;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Kernels;
import org.robustlt.core.engine.Memory;
import org.robustlt.core.engine.Operation;
import org.robustlt.core.engine.Parameter;
import org.robustlt.core.engine.Parameters;
import org.robustlt.core.engine.Place;
import org.robustlt.core.engine.Tensor;
import org.robustlt.core.engine.Transfer;
import org.robustlt.core.engine.host.HostKernel;
import org.robustlt.core.engine.host.HostMemory;

/** libtorch opened for one network. */
final class TorchKernels implements Kernels {
  private final HostMemory host = new HostMemory();
  private final Values values;
  private final TorchHome home;
  private final Weights weights;
  private final LossGradient losses;
  private Optional<TorchImages> images = Optional.empty();

  TorchKernels(Values values, TorchHome home, Parameters parameters) {
    this.values = values;
    this.home = home;
    losses = new LossGradient(values, home);
    weights = new Weights(values, parameters);
  }

  @Override
  public Set<BackwardRead> backwardReads(Layer layer) {
    if (layer instanceof Layer.Convolution || layer instanceof Layer.Linear) {
      return EnumSet.of(BackwardRead.INPUT_FOR_PARAMETERS);
    } else if (layer instanceof Layer.BatchNormalization) {
      return EnumSet.of(BackwardRead.INPUT, BackwardRead.OUTPUT);
    } else if (layer instanceof Layer.Relu) {
      return EnumSet.of(BackwardRead.OUTPUT);
    } else if (layer instanceof Layer.InputNormalization
        || layer instanceof Layer.GlobalAveragePooling) {
      return EnumSet.noneOf(BackwardRead.class);
    }
    return EnumSet.of(BackwardRead.INPUT);
  }

  @Override
  public long bytes(int batch, ImageShape shape) {
    return (long) batch * shape.size() * values.type(shape).bytes();
  }

  @Override
  public Memory allocate(long bytes) {
    return new Slot();
  }

  @Override
  public Tensor tensor(Memory memory, int batch, ImageShape shape) {
    return new TorchTensor(batch, shape, values, (Slot) memory);
  }

  @Override
  public Transfer transfer(Tensor tensor) {
    return new ArrayTransfer(values, TorchTensor.of(tensor));
  }

  @Override
  public Operation copy(Tensor source, Tensor target) {
    TorchTensor from = TorchTensor.of(source);
    TorchTensor to = TorchTensor.of(target);
    return Scoped.operation(() -> to.values().copy_(from.values()));
  }

  @Override
  public Operation sum(Tensor left, Tensor right, Tensor output) {
    TorchTensor a = TorchTensor.of(left);
    TorchTensor b = TorchTensor.of(right);
    TorchTensor to = TorchTensor.of(output);
    return Scoped.operation(() -> torch.add_out(to.values(), a.values(), b.values()));
  }

  @Override
  public Images images(INDArray array) {
    org.bytedeco.pytorch.Tensor there = home.device(array, values);
    images.ifPresent(TorchImages::close);
    TorchImages natural = new TorchImages(home, array.dataType(), there);
    there.close();
    images = Optional.of(natural);
    return natural;
  }

  @Override
  public Optional<Ball> ball(AttackRequest request, Norm norm) {
    return request.images() instanceof TorchImages natural
        ? Optional.of(new TorchBall(values, home, natural, request, norm))
        : Optional.empty();
  }

  @Override
  public boolean lossGradient(LossKind.Bound loss, double factor, Tensor logits, Tensor gradient) {
    return losses.compute(loss, factor, TorchTensor.of(logits), TorchTensor.of(gradient));
  }

  @Override
  public boolean lossGradient(
      LossKind.Bound loss,
      double factor,
      Tensor adversarial,
      Tensor natural,
      boolean toNatural,
      Tensor gradient) {
    return losses.compute(
        loss,
        factor,
        TorchTensor.of(adversarial),
        TorchTensor.of(natural),
        toNatural,
        TorchTensor.of(gradient));
  }

  private TorchPlace place(Place place) {
    return TorchPlace.of(values, place);
  }

  @Override
  public Kernel inputNormalization(Layer.InputNormalization layer, Place place) {
    return new Scoped(new InputNormalizationKernel(layer, place(place)));
  }

  @Override
  public Kernel convolution(
      Layer.Convolution layer, List<Parameter> parameters, Place place, Optional<Tensor> residual) {
    return new Scoped(
        new ConvolutionKernel(
            layer, weights, parameters, place(place), residual.map(TorchTensor::of)));
  }

  @Override
  public Kernel batchNormalization(
      Layer.BatchNormalization layer, List<Parameter> parameters, Place place, boolean relu) {
    return new Scoped(new BatchNormalizationKernel(layer, weights, parameters, place(place), relu));
  }

  @Override
  public Kernel relu(Place place) {
    return new Scoped(new ReluKernel(place(place)));
  }

  @Override
  public Kernel averagePooling(Layer.AveragePooling layer, Place place) {
    return new Scoped(new AveragePoolingKernel(layer, place(place)));
  }

  @Override
  public Kernel maxPooling(Layer.MaxPooling layer, Place place) {
    return new Scoped(new MaxPoolingKernel(layer, place(place)));
  }

  @Override
  public Kernel globalAveragePooling(Place place) {
    return new Scoped(new GlobalPoolingKernel(place(place)));
  }

  @Override
  public Kernel linear(Layer.Linear layer, List<Parameter> parameters, Place place) {
    return new Scoped(new LinearKernel(layer, weights, parameters, place(place)));
  }

  @Override
  public Kernel cosineLinear(Layer.CosineLinear layer, List<Parameter> parameters, Place place) {
    return new Scoped(new CosineLinearKernel(layer, weights, parameters, place(place)));
  }

  @Override
  public Kernel otherLayer(Layer layer, List<Parameter> parameters, Place place, DataType arrays) {
    return HostKernel.of(layer, parameters, this, place, arrays, host);
  }

  @Override
  public void close() {
    images.ifPresent(TorchImages::close);
    losses.close();
    values.close();
  }
}
