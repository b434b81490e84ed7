package org.robustlt.core.engine.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.robustlt.core.engine.Operation;
import org.robustlt.core.engine.Transfer;

/** Copies between a tensor and the memory of arrays. */
final class ArrayTransfer implements Transfer {
  private final long length;
  private final memory array;
  private final Operation load;
  private final Operation add;
  private final Operation store;

  ArrayTransfer(Device device, OneDnnTensor tensor) {
    length = (long) tensor.batch() * tensor.shape().size();
    array = device.memory(device.keep(Layout.array(tensor.batch(), tensor.shape())), new Pointer());
    load = new OnDemand(() -> Reorder.copy(device, array, tensor.values()));
    add = new OnDemand(() -> Reorder.add(device, array, tensor.values()));
    store = new OnDemand(() -> Reorder.copy(device, tensor.values(), array));
  }

  @Override
  public void load(INDArray values) {
    run(load, requireLength(contiguous(values)));
  }

  @Override
  public void add(INDArray values) {
    run(add, requireLength(contiguous(values)));
  }

  @Override
  public void store(INDArray values) {
    requireLength(values);
    if (Shape.hasDefaultStridesForShape(values)) {
      run(store, values);
    } else {
      INDArray copy = values.ulike();
      INDArray ordered = copy.ordering() == 'c' ? copy : copy.dup('c');
      run(store, ordered);
      values.assign(ordered);
    }
  }

  private void run(Operation operation, INDArray values) {
    array.set_data_handle(Weights.address(values));
    operation.run();
  }

  private static INDArray contiguous(INDArray values) {
    return Shape.hasDefaultStridesForShape(values) ? values : values.dup('c');
  }

  private INDArray requireLength(INDArray values) {
    if (values.length() != length) {
      throw new IllegalArgumentException(
          "the array must have " + length + " values, got " + values.length());
    }
    return values;
  }
}
