package org.robustlt.core.engine.host;

import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.engine.Tensor;

/**
 * Where the layers of a network that are computed in Java keep values while they compute. One layer
 * computes at a time, so all share it.
 */
public final class HostMemory {
  private final Map<Key, Buffer> buffers = new HashMap<>();

  /** What values are to a layer that computes. */
  enum Role {
    INPUT,
    OUTPUT_GRADIENT,
    RESULT
  }

  private record Key(Role role, DataType type, int batch, ImageShape shape) {}

  /** The values of a tensor: where a library puts them, and those of one image in Java. */
  static final class Buffer {
    final INDArray array;
    final HostValues memory;
    final double[] image;

    Buffer(INDArray array) {
      this.array = array;
      memory = new HostValues(array, array.size(0));
      image = new double[memory.length()];
    }
  }

  Buffer of(Role role, Tensor tensor, DataType type) {
    ImageShape shape = tensor.shape();
    return buffers.computeIfAbsent(
        new Key(role, type, tensor.batch(), shape),
        key ->
            new Buffer(
                Nd4j.create(
                    type, tensor.batch(), shape.channels(), shape.height(), shape.width())));
  }
}
