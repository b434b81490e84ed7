package org.robustlt.core.engine.onednn;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.BackwardRead;
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

/** oneDNN opened for one network. */
final class OneDnnKernels implements Kernels {
  private final HostMemory host = new HostMemory();
  private final Device device = new Device();
  private final Weights weights;
  private final ValueType type;
  private Optional<WinogradTeam> team = Optional.empty();

  OneDnnKernels(Parameters parameters, ValueType type) {
    weights = new Weights(device, parameters);
    this.type = type;
  }

  @Override
  public Set<BackwardRead> backwardReads(Layer layer) {
    if (layer instanceof Layer.Convolution || layer instanceof Layer.Linear) {
      return EnumSet.of(BackwardRead.INPUT_FOR_PARAMETERS);
    } else if (layer instanceof Layer.BatchNormalization) {
      return EnumSet.of(BackwardRead.INPUT);
    } else if (layer instanceof Layer.Relu) {
      return EnumSet.of(BackwardRead.OUTPUT);
    } else if (HostKernel.has(layer)) {
      return EnumSet.of(BackwardRead.INPUT);
    }
    return EnumSet.noneOf(BackwardRead.class);
  }

  @Override
  public long bytes(int batch, ImageShape shape) {
    try (memory.desc description = Layout.tensor(batch, shape, type.of(shape))) {
      return description.get_size();
    }
  }

  @Override
  public Memory allocate(long bytes) {
    return Block.ofTensor(bytes);
  }

  @Override
  public Tensor tensor(Memory memory, int batch, ImageShape shape) {
    memory.desc description = device.keep(Layout.tensor(batch, shape, type.of(shape)));
    Block block = (Block) memory;
    if (block.bytes() < description.get_size()) {
      throw new IllegalArgumentException(
          "a tensor of "
              + description.get_size()
              + " bytes does not fit into a block of "
              + block.bytes());
    }
    return new OneDnnTensor(batch, shape, description, device.memory(description, block.begin()));
  }

  @Override
  public Transfer transfer(Tensor tensor) {
    return new ArrayTransfer(device, OneDnnTensor.of(tensor));
  }

  @Override
  public Operation copy(Tensor source, Tensor target) {
    return Reorder.copy(device, OneDnnTensor.of(source).values(), OneDnnTensor.of(target).values());
  }

  @Override
  public Operation sum(Tensor left, Tensor right, Tensor output) {
    return Reorder.sum(
        device,
        OneDnnTensor.of(left).values(),
        OneDnnTensor.of(right).values(),
        OneDnnTensor.of(output).values());
  }

  @Override
  public Kernel inputNormalization(Layer.InputNormalization layer, Place place) {
    return new InputNormalizationKernel(device, layer, place);
  }

  @Override
  public Kernel convolution(
      Layer.Convolution layer, List<Parameter> parameters, Place place, Optional<Tensor> residual) {
    return new ConvolutionKernel(
        device, weights, layer, parameters, place, residual.map(OneDnnTensor::of), this::team);
  }

  @Override
  public Kernel batchNormalization(
      Layer.BatchNormalization layer, List<Parameter> parameters, Place place, boolean relu) {
    return new BatchNormalizationKernel(device, weights, layer, parameters, place, relu);
  }

  @Override
  public Kernel relu(Place place) {
    return ActivationKernel.relu(device, place);
  }

  @Override
  public Kernel averagePooling(Layer.AveragePooling layer, Place place) {
    return PoolingKernel.average(device, layer, place);
  }

  @Override
  public Kernel maxPooling(Layer.MaxPooling layer, Place place) {
    return PoolingKernel.maximum(device, layer, place);
  }

  @Override
  public Kernel globalAveragePooling(Place place) {
    return PoolingKernel.globalAverage(device, place);
  }

  @Override
  public Kernel linear(Layer.Linear layer, List<Parameter> parameters, Place place) {
    return new LinearKernel(device, weights, layer, parameters, place);
  }

  @Override
  public Kernel cosineLinear(Layer.CosineLinear layer, List<Parameter> parameters, Place place) {
    return new CosineLinearKernel(device, weights, layer, parameters, place);
  }

  @Override
  public Kernel otherLayer(Layer layer, List<Parameter> parameters, Place place, DataType arrays) {
    return layer instanceof Layer.Activation activation
        ? ActivationKernel.of(device, activation, place)
        : HostKernel.of(layer, parameters, this, place, arrays, host);
  }

  private WinogradTeam team() {
    if (team.isEmpty()) {
      team = Optional.of(new WinogradTeam());
    }
    return team.get();
  }

  @Override
  public void close() {
    team.ifPresent(WinogradTeam::close);
    device.close();
  }
}
