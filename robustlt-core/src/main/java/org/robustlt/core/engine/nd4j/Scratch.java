package org.robustlt.core.engine.nd4j;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays for intermediate results, shared by all kernels: none survives a kernel's call. */
final class Scratch {
  private final DataType type;
  private final Map<List<Object>, INDArray> arrays = new HashMap<>();

  Scratch(DataType type) {
    this.type = type;
  }

  /** Returns the array of a use and a shape; different uses never share. */
  INDArray array(String use, long... shape) {
    List<Object> key = List.of(use, Arrays.stream(shape).boxed().toList());
    return arrays.computeIfAbsent(key, k -> Nd4j.create(type, shape));
  }

  /** Returns an array that begins with one value everywhere. */
  INDArray filled(String use, double value, long... shape) {
    List<Object> key = List.of(use, Arrays.stream(shape).boxed().toList());
    return arrays.computeIfAbsent(key, k -> Nd4j.create(type, shape).assign(value));
  }

  /** Frees all arrays. */
  void close() {
    arrays.values().stream().filter(INDArray::closeable).forEach(INDArray::close);
    arrays.clear();
  }
}
