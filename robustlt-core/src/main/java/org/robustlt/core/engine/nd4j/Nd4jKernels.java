package org.robustlt.core.engine.nd4j;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.Padding;
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

/** ND4J operations, prepared for one network. */
final class Nd4jKernels implements Kernels {
  private final HostMemory host = new HostMemory();
  private final Parameters parameters;
  private final DataType type;
  private final Scratch scratch;
  private final Map<String, FlippedWeights> flipped = new HashMap<>();

  Nd4jKernels(Parameters parameters) {
    this.parameters = parameters;
    type = parameters.trainable().dataType();
    scratch = new Scratch(type);
  }

  @Override
  public Set<BackwardRead> backwardReads(Layer layer) {
    if (layer instanceof Layer.Convolution) {
      return EnumSet.of(BackwardRead.INPUT_FOR_PARAMETERS);
    } else if (layer instanceof Layer.BatchNormalization) {
      return EnumSet.of(BackwardRead.INPUT, BackwardRead.OUTPUT);
    } else if (layer instanceof Layer.Relu) {
      return EnumSet.of(BackwardRead.OUTPUT);
    } else if (layer instanceof Layer.InputNormalization) {
      return EnumSet.noneOf(BackwardRead.class);
    }
    return EnumSet.of(BackwardRead.INPUT);
  }

  @Override
  public long bytes(int batch, ImageShape shape) {
    return (long) batch * shape.size() * type.width();
  }

  @Override
  public Memory allocate(long bytes) {
    return new Nd4jMemory(Nd4j.create(type, bytes / type.width()));
  }

  @Override
  public Tensor tensor(Memory memory, int batch, ImageShape shape) {
    INDArray flat = ((Nd4jMemory) memory).array();
    long length = (long) batch * shape.size();
    return new Nd4jTensor(
        flat.get(NDArrayIndex.interval(0, length))
            .reshape('c', batch, shape.height(), shape.width(), shape.channels()),
        shape);
  }

  @Override
  public Transfer transfer(Tensor tensor) {
    return new ArrayTransfer((Nd4jTensor) tensor);
  }

  @Override
  public Operation copy(Tensor source, Tensor target) {
    return PreparedOp.of(
        "identity",
        PreparedOp.arrays(Nd4jTensor.array(source)),
        PreparedOp.arrays(Nd4jTensor.array(target)));
  }

  @Override
  public Operation sum(Tensor left, Tensor right, Tensor output) {
    return PreparedOp.add(
        Nd4jTensor.array(left), Nd4jTensor.array(right), Nd4jTensor.array(output));
  }

  @Override
  public Kernel inputNormalization(Layer.InputNormalization layer, Place place) {
    return new InputNormalizationKernel(layer, Bindings.of(place, scratch));
  }

  @Override
  public Kernel convolution(
      Layer.Convolution layer, List<Parameter> weights, Place place, Optional<Tensor> residual) {
    Optional<INDArray> added = residual.map(Nd4jTensor::array);
    FlippedWeights turned =
        flipped.computeIfAbsent(
            weights.get(0).name(),
            name -> new FlippedWeights(parameters, weights.get(0).value(), scratch));
    return padded(
        layer.padding(),
        0,
        place,
        (padding, bindings) ->
            new ConvolutionKernel(layer, padding, weights, bindings, added, turned));
  }

  /** Prepares a kernel that knows only even padding. */
  private Kernel padded(
      Padding padding, double fill, Place place, BiFunction<Padding, Bindings, Kernel> kernel) {
    Bindings bindings = Bindings.of(place, scratch);
    return PaddedKernel.isEven(padding)
        ? kernel.apply(padding, bindings)
        : PaddedKernel.around(
            bindings, padding, fill, inside -> kernel.apply(Padding.NONE, inside));
  }

  @Override
  public Kernel batchNormalization(
      Layer.BatchNormalization layer, List<Parameter> weights, Place place, boolean relu) {
    return new BatchNormalizationKernel(layer, weights, Bindings.of(place, scratch), relu);
  }

  @Override
  public Kernel relu(Place place) {
    return new ReluKernel(Bindings.of(place, scratch));
  }

  @Override
  public Kernel averagePooling(Layer.AveragePooling layer, Place place) {
    return padded(
        layer.padding(),
        0,
        place,
        (padding, bindings) ->
            new PoolingKernel("avgpool2d", layer.kernel(), layer.stride(), padding, bindings));
  }

  @Override
  public Kernel maxPooling(Layer.MaxPooling layer, Place place) {
    return padded(
        layer.padding(),
        Double.NEGATIVE_INFINITY,
        place,
        (padding, bindings) ->
            new PoolingKernel("maxpool2d", layer.kernel(), layer.stride(), padding, bindings));
  }

  @Override
  public Kernel globalAveragePooling(Place place) {
    return new GlobalPoolingKernel(Bindings.of(place, scratch));
  }

  @Override
  public Kernel linear(Layer.Linear layer, List<Parameter> weights, Place place) {
    return new LinearKernel(weights, Bindings.of(place, scratch));
  }

  @Override
  public Kernel cosineLinear(Layer.CosineLinear layer, List<Parameter> weights, Place place) {
    return new CosineLinearKernel(layer, weights, Bindings.of(place, scratch));
  }

  @Override
  public Kernel otherLayer(Layer layer, List<Parameter> parameters, Place place, DataType arrays) {
    return HostKernel.of(layer, parameters, this, place, arrays, host);
  }

  @Override
  public void close() {
    scratch.close();
    flipped.clear();
  }
}
