package org.robustlt.torch;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.robustlt.api.data.Images;
import org.robustlt.core.engine.Transfer;

/**
 * The way between a tensor and arrays, which lie on the host.
 *
 * @param values where the network's tensors come from
 * @param tensor the tensor
 */
record ArrayTransfer(Values values, TorchTensor tensor) implements Transfer {
  @Override
  public void load(INDArray array) {
    Scoped.run(() -> tensor.values().copy_(TorchHome.host(dense(array), tensor.sizes())));
  }

  @Override
  public void load(Images images) {
    if (images instanceof TorchImages here) {
      tensor.values().copy_(here.values());
    } else {
      load(images.array());
    }
  }

  @Override
  public void add(INDArray array) {
    Scoped.run(
        () -> tensor.values().add_(values.onDevice(TorchHome.host(dense(array), tensor.sizes()))));
  }

  @Override
  public void store(INDArray array) {
    INDArray dense = Shape.hasDefaultStridesForShape(array) ? array : array.ulike();
    Scoped.run(() -> TorchHome.host(dense, tensor.sizes()).copy_(tensor.values()));
    if (dense != array) {
      array.assign(dense);
    }
  }

  private static INDArray dense(INDArray array) {
    return Shape.hasDefaultStridesForShape(array) ? array : array.dup('c');
  }
}
