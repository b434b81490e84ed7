package org.robustlt.torch;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.core.engine.Home;
import org.robustlt.core.engine.KernelClock;

/** libtorch's memory on its device, which Java reads and writes by copies alone. */
final class TorchHome implements Home {
  private final AtomicLong crossed = new AtomicLong();

  @Override
  public ParameterVector parameters(DataType type, List<ParameterVector.Slot> slots) {
    return TorchParameterVector.zeros(this, type, slots);
  }

  @Override
  public void await() {
    Torch.device().await();
  }

  @Override
  public KernelClock clock() {
    return Torch.device().isCuda() ? new CudaClock() : KernelClock.ofHost();
  }

  @Override
  public long crossedBytes() {
    return crossed.get();
  }

  /** Copies an array to a tensor of as many values. */
  void load(INDArray array, DataType type, Tensor target) {
    INDArray typed = array.castTo(type);
    INDArray dense = Shape.hasDefaultStridesForShape(typed) ? typed : typed.dup('c');
    Scoped.run(() -> target.copy_(host(dense, target.sizes().vec().get())));
    count(dense);
  }

  /** Copies a tensor to a new array of its shape. */
  INDArray store(Tensor values, DataType type) {
    long[] shape = values.sizes().vec().get();
    INDArray array = Nd4j.createUninitialized(type, shape, 'c');
    Scoped.run(() -> host(array, shape).copy_(values));
    count(array);
    return array;
  }

  /** Brings an array to the device, as a tensor of its own that outlives the present scope. */
  Tensor device(INDArray array, Values values) {
    INDArray dense = Shape.hasDefaultStridesForShape(array) ? array : array.dup('c');
    Tensor[] there = new Tensor[1];
    Scoped.run(
        () -> {
          there[0] = values.copiedToDevice(host(dense, dense.shape()));
          there[0].retainReference();
        });
    count(dense);
    return there[0];
  }

  private void count(INDArray array) {
    count(array.length() * array.dataType().width());
  }

  /** Counts what crossed. */
  void count(long bytes) {
    crossed.addAndGet(bytes);
  }

  /** Returns the memory of an array of C order as a tensor of the host. */
  static Tensor host(INDArray array, long... sizes) {
    return torch.from_blob(
        array.data().addressPointer(),
        sizes,
        new TensorOptions(ValueType.of(array.dataType()).scalar()));
  }
}
