package org.robustlt.core.engine.host;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Kernels;
import org.robustlt.core.engine.Parameter;
import org.robustlt.core.engine.Place;
import org.robustlt.core.engine.Tensor;
import org.robustlt.core.engine.Transfer;
import org.robustlt.core.engine.host.HostMemory.Role;

/** The kernel of a layer that is computed in Java. */
public final class HostKernel implements Kernel {
  private final HostLayer layer;
  private final Values input;
  private final Values output;
  private final Values outputGradient;
  private final Values inputGradient;
  private final boolean accumulate;
  private final int batch;

  private HostKernel(
      HostLayer layer, Kernels kernels, Place place, DataType type, HostMemory memory) {
    this.layer = layer;
    batch = place.input().batch();
    input = new Values(kernels, place.input(), memory.of(Role.INPUT, place.input(), type));
    output = new Values(kernels, place.output(), memory.of(Role.RESULT, place.output(), type));
    Tensor gradient = place.outputGradient();
    outputGradient = new Values(kernels, gradient, memory.of(Role.OUTPUT_GRADIENT, gradient, type));
    gradient = place.inputGradient();
    inputGradient = new Values(kernels, gradient, memory.of(Role.RESULT, gradient, type));
    accumulate = place.accumulate();
  }

  /** Returns whether a layer can be computed in Java. */
  public static boolean has(Layer layer) {
    return layer instanceof Layer.Activation
        || layer instanceof Layer.Attention
        || layer instanceof Layer.ClassToken
        || layer instanceof Layer.ImageStandardization
        || layer instanceof Layer.LayerNormalization
        || layer instanceof Layer.PaddedShortcut
        || layer instanceof Layer.TokenEmbedding;
  }

  /**
   * Prepares a layer.
   *
   * @param kernels whose tensors the place has
   * @param type of the network's arrays
   * @param memory where values are while it computes
   * @throws IllegalArgumentException if it cannot be computed in Java
   */
  public static Kernel of(
      Layer layer,
      List<Parameter> parameters,
      Kernels kernels,
      Place place,
      DataType type,
      HostMemory memory) {
    ImageShape shape = place.input().shape();
    HostLayer host;
    if (layer instanceof Layer.Activation activation) {
      host = new HostActivation(activation.curve());
    } else if (layer instanceof Layer.Attention attention) {
      host = new HostAttention(attention.heads(), shape);
    } else if (layer instanceof Layer.ClassToken) {
      host = new HostClassToken(shape);
    } else if (layer instanceof Layer.ImageStandardization) {
      host = new HostImageStandardization();
    } else if (layer instanceof Layer.LayerNormalization normalization) {
      host = new HostLayerNormalization(normalization.epsilon(), shape, parameters);
    } else if (layer instanceof Layer.PaddedShortcut) {
      host = new HostPaddedShortcut(shape, place.output().shape());
    } else if (layer instanceof Layer.TokenEmbedding) {
      host = new HostTokenEmbedding(shape, parameters);
    } else {
      throw new IllegalArgumentException(layer + " is not computed in Java");
    }
    return new HostKernel(host, kernels, place, type, memory);
  }

  /** A tensor, and its values in Java. */
  private static final class Values {
    private final Transfer transfer;
    private final INDArray array;
    private final HostValues memory;
    private final double[] image;

    Values(Kernels kernels, Tensor tensor, HostMemory.Buffer buffer) {
      transfer = kernels.transfer(tensor);
      array = buffer.array;
      memory = buffer.memory;
      image = buffer.image;
    }

    void read() {
      transfer.store(array);
    }

    double[] image(int index) {
      memory.read(index, image);
      return image;
    }

    void put(int index) {
      memory.write(index, image);
    }

    void write(boolean add) {
      if (add) {
        transfer.add(array);
      } else {
        transfer.load(array);
      }
    }
  }

  @Override
  public void forward(BatchNormMode mode) {
    layer.readParameters();
    input.read();
    for (int i = 0; i < batch; i++) {
      layer.forward(input.image(i), output.image);
      output.put(i);
    }
    output.write(false);
  }

  @Override
  public void backwardInput() {
    layer.readParameters();
    input.read();
    outputGradient.read();
    for (int i = 0; i < batch; i++) {
      layer.backwardInput(input.image(i), outputGradient.image(i), inputGradient.image);
      inputGradient.put(i);
    }
    inputGradient.write(accumulate);
  }

  @Override
  public void backwardParameters() {
    input.read();
    outputGradient.read();
    for (int i = 0; i < batch; i++) {
      layer.backwardParameters(input.image(i), outputGradient.image(i));
    }
    layer.addParameterGradients();
  }
}
