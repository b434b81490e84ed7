package org.robustlt.torch;

import org.bytedeco.pytorch.Tensor;
import org.robustlt.api.data.ImageShape;

/** Values of one batch, {@code [batch, channels, height, width]}, channels last in memory. */
final class TorchTensor implements org.robustlt.core.engine.Tensor {
  private final int batch;
  private final ImageShape shape;
  private final Values values;
  private final ValueType type;
  private final Slot slot;

  TorchTensor(int batch, ImageShape shape, Values values, Slot slot) {
    this.batch = batch;
    this.shape = shape;
    this.values = values;
    this.type = values.type(shape);
    this.slot = slot;
  }

  static TorchTensor of(org.robustlt.core.engine.Tensor tensor) {
    return (TorchTensor) tensor;
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public ImageShape shape() {
    return shape;
  }

  ValueType type() {
    return type;
  }

  long[] sizes() {
    return new long[] {batch, shape.channels(), shape.height(), shape.width()};
  }

  boolean isLike(TorchTensor other) {
    return batch == other.batch && shape.equals(other.shape) && type == other.type;
  }

  /**
   * Returns the values, to be read or written over; where the block held another tensor, memory of
   * undefined content. Valid until the block is written.
   */
  Tensor values() {
    if (!slot.fits(this)) {
      slot.keep(values.channelsLast(type, sizes()), this);
    }
    return slot.values();
  }

  /** Returns the values as one row for each image, in the precision of logits. */
  Tensor rows() {
    return values.wide().of(values()).reshape(batch, shape.size());
  }

  /** Takes over what an operation returned: memory of nobody else. */
  void set(Tensor result) {
    slot.keep(type.of(result), this);
  }
}
