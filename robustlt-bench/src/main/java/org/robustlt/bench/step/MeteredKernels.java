package org.robustlt.bench.step;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Images;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.BackwardRead;
import org.robustlt.core.engine.Ball;
import org.robustlt.core.engine.Home;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Kernels;
import org.robustlt.core.engine.Memory;
import org.robustlt.core.engine.Operation;
import org.robustlt.core.engine.Parameter;
import org.robustlt.core.engine.Place;
import org.robustlt.core.engine.Tensor;
import org.robustlt.core.engine.Transfer;
import org.robustlt.core.engine.host.HostKernel;
import org.robustlt.core.engine.host.HostMemory;

/**
 * An opened library under a meter.
 *
 * @param kernels what computes
 * @param home where its values are
 * @param meter what counts
 * @param host where layers that are computed in Java keep values
 */
record MeteredKernels(Kernels kernels, Home home, Meter meter, HostMemory host) implements Kernels {
  MeteredKernels(Kernels kernels, Home home, Meter meter) {
    this(kernels, home, meter, new HostMemory());
  }

  /** A transfer whose arrays are counted. */
  private record Counted(Transfer transfer, Home home, Meter meter) implements Transfer {
    @Override
    public void load(INDArray array) {
      meter.crossed(array);
      meter.run(() -> transfer.load(array));
    }

    /** Images of a device are counted when they come there, those of arrays each time. */
    @Override
    public void load(Images images) {
      if (home == Home.ARRAYS) {
        meter.crossed(images.array());
      }
      meter.run(() -> transfer.load(images));
    }

    @Override
    public void add(INDArray array) {
      meter.crossed(array);
      meter.run(() -> transfer.add(array));
    }

    @Override
    public void store(INDArray array) {
      meter.crossed(array);
      meter.run(() -> transfer.store(array));
    }
  }

  /** A kernel whose runs are timed. */
  private record Timed(Kernel kernel, Meter meter) implements Kernel {
    @Override
    public void forward(BatchNormMode mode) {
      meter.run(() -> kernel.forward(mode));
    }

    @Override
    public void forwardAgain() {
      meter.run(kernel::forwardAgain);
    }

    @Override
    public void backwardInput() {
      meter.run(kernel::backwardInput);
    }

    @Override
    public void backwardParameters() {
      meter.run(kernel::backwardParameters);
    }

    @Override
    public void backward() {
      meter.run(kernel::backward);
    }
  }

  private Kernel timed(Kernel kernel) {
    return new Timed(kernel, meter);
  }

  private Operation timed(Operation operation) {
    return () -> meter.run(operation);
  }

  @Override
  public Set<BackwardRead> backwardReads(Layer layer) {
    return kernels.backwardReads(layer);
  }

  @Override
  public long bytes(int batch, ImageShape shape) {
    return kernels.bytes(batch, shape);
  }

  @Override
  public Memory allocate(long bytes) {
    return kernels.allocate(bytes);
  }

  @Override
  public Tensor tensor(Memory memory, int batch, ImageShape shape) {
    return kernels.tensor(memory, batch, shape);
  }

  @Override
  public Transfer transfer(Tensor tensor) {
    return new Counted(kernels.transfer(tensor), home, meter);
  }

  @Override
  public Images images(INDArray array) {
    return kernels.images(array);
  }

  @Override
  public Optional<Ball> ball(AttackRequest request, Norm norm) {
    return kernels.ball(request, norm).map(ball -> new TimedBall(ball, meter));
  }

  @Override
  public boolean lossGradient(LossKind.Bound loss, double factor, Tensor logits, Tensor gradient) {
    boolean[] computed = {false};
    meter.run(() -> computed[0] = kernels.lossGradient(loss, factor, logits, gradient));
    return computed[0];
  }

  @Override
  public boolean lossGradient(
      LossKind.Bound loss,
      double factor,
      Tensor adversarial,
      Tensor natural,
      boolean toNatural,
      Tensor gradient) {
    boolean[] computed = {false};
    meter.run(
        () ->
            computed[0] =
                kernels.lossGradient(loss, factor, adversarial, natural, toNatural, gradient));
    return computed[0];
  }

  @Override
  public Operation copy(Tensor source, Tensor target) {
    return timed(kernels.copy(source, target));
  }

  @Override
  public Operation sum(Tensor left, Tensor right, Tensor output) {
    return timed(kernels.sum(left, right, output));
  }

  @Override
  public Kernel inputNormalization(Layer.InputNormalization layer, Place place) {
    return timed(kernels.inputNormalization(layer, place));
  }

  @Override
  public Kernel convolution(
      Layer.Convolution layer, List<Parameter> parameters, Place place, Optional<Tensor> residual) {
    return timed(kernels.convolution(layer, parameters, place, residual));
  }

  @Override
  public Kernel batchNormalization(
      Layer.BatchNormalization layer, List<Parameter> parameters, Place place, boolean relu) {
    return timed(kernels.batchNormalization(layer, parameters, place, relu));
  }

  @Override
  public Kernel relu(Place place) {
    return timed(kernels.relu(place));
  }

  @Override
  public Kernel averagePooling(Layer.AveragePooling layer, Place place) {
    return timed(kernels.averagePooling(layer, place));
  }

  @Override
  public Kernel maxPooling(Layer.MaxPooling layer, Place place) {
    return timed(kernels.maxPooling(layer, place));
  }

  @Override
  public Kernel globalAveragePooling(Place place) {
    return timed(kernels.globalAveragePooling(place));
  }

  @Override
  public Kernel linear(Layer.Linear layer, List<Parameter> parameters, Place place) {
    return timed(kernels.linear(layer, parameters, place));
  }

  @Override
  public Kernel cosineLinear(Layer.CosineLinear layer, List<Parameter> parameters, Place place) {
    return timed(kernels.cosineLinear(layer, parameters, place));
  }

  @Override
  public Kernel otherLayer(Layer layer, List<Parameter> parameters, Place place, DataType arrays) {
    return HostKernel.of(layer, parameters, this, place, arrays, host);
  }

  @Override
  public void close() {
    kernels.close();
  }
}
