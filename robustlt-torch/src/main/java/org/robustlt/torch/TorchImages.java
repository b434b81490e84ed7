package org.robustlt.torch;

import org.bytedeco.pytorch.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.data.Images;
import org.robustlt.core.engine.DeviceImages;

/** Images in libtorch's memory, copied to an array only when somebody asks for one. */
final class TorchImages implements DeviceImages {
  private final TorchHome home;
  private final DataType type;
  private final long[] shape;
  private final Tensor values;

  /**
   * Takes over values.
   *
   * @param values {@code [batch, channels, height, width]}
   */
  TorchImages(TorchHome home, DataType type, Tensor values) {
    this.home = home;
    this.type = type;
    this.shape = values.sizes().vec().get();
    this.values = new Tensor(values);
    this.values.retainReference();
  }

  Tensor values() {
    return values;
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  @Override
  public DataType type() {
    return type;
  }

  @Override
  public INDArray array() {
    return home.store(values, type);
  }

  @Override
  public Images copy() {
    TorchImages[] copy = new TorchImages[1];
    Scoped.run(() -> copy[0] = new TorchImages(home, type, values.clone()));
    return copy[0];
  }

  @Override
  public void close() {
    values.close();
  }
}
