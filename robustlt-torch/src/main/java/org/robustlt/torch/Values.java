package org.robustlt.torch;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.DoubleArrayRef;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.robustlt.api.data.ImageShape;

/**
 * Makes the tensors of one network on its device, and knows what must be freed with it.
 *
 * <p>Where layers compute in 16 bits, whatever is small stays in the precision of the arrays:
 * images, features and logits.
 */
final class Values implements AutoCloseable {
  private static final int IMAGE_CHANNELS = 3;

  private final TorchDevice device;
  private final ValueType wide;
  private final ValueType between;
  private final Deque<Pointer> kept = new ArrayDeque<>();

  /**
   * Prepares to make tensors.
   *
   * @param wide the type of arrays and weights
   * @param between the type of values between layers
   */
  Values(TorchDevice device, ValueType wide, ValueType between) {
    this.device = device;
    this.wide = wide;
    this.between = between;
  }

  ValueType wide() {
    return wide;
  }

  /** Returns the type that values of a shape are kept in. */
  ValueType type(ImageShape shape) {
    boolean small = shape.height() * shape.width() == 1 || shape.channels() <= IMAGE_CHANNELS;
    return small ? wide : between;
  }

  /** Frees a native object when the network is closed, not with the scope that it was made in. */
  <P extends Pointer> P keep(P pointer) {
    pointer.retainReference();
    kept.push(pointer);
    return pointer;
  }

  /** Returns memory for values of a batch, of undefined content. */
  Tensor channelsLast(ValueType type, long[] sizes) {
    return torch.empty(
        sizes, options(type), new MemoryFormatOptional(torch.MemoryFormat.ChannelsLast));
  }

  /** Returns zeros. */
  Tensor zeros(ValueType type, long... sizes) {
    return torch.zeros(sizes, options(type));
  }

  /** Returns numbers as a tensor. */
  Tensor of(ValueType type, double... numbers) {
    DoubleArrayRef exact = new DoubleArrayRef(new DoublePointer(numbers), numbers.length);
    return torch.tensor(exact).to(device.device(), type.scalar());
  }

  /** Returns a maker of the same tensors that keeps and frees by itself. */
  Values beside() {
    return new Values(device, wide, between);
  }

  /** Returns whole numbers of the host where the network computes. */
  Tensor index(Tensor host) {
    return host.to(device.device(), torch.ScalarType.Long);
  }

  /**
   * Returns a copy of a tensor of the host where the network computes. With pinned memory between,
   * a card copies while the host goes on.
   */
  Tensor copiedToDevice(Tensor host) {
    boolean pinned = device.copiesFromPinnedMemory();
    Tensor staged = pinned ? host.pin_memory() : host;
    return staged.to(device.device(), wide.scalar(), pinned, true, new MemoryFormatOptional());
  }

  /** Returns a tensor of the host where the network computes; itself on a CPU. */
  Tensor onDevice(Tensor host) {
    return host.to(device.device(), wide.scalar());
  }

  private TensorOptions options(ValueType type) {
    return new TensorOptions(type.scalar()).device(new DeviceOptional(device.device()));
  }

  @Override
  public void close() {
    kept.forEach(Pointer::close);
    kept.clear();
  }
}
