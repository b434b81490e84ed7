package org.robustlt.torch;

import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;

/** What was made of something on the host; it stays on the device as long as that is the same. */
final class KeptOnDevice {
  private Optional<Object> of = Optional.empty();
  private Optional<Tensor> made = Optional.empty();

  /** Returns what was made of an object, which is told from others by identity. */
  Tensor of(Object object, Supplier<Tensor> make) {
    if (of.isEmpty() || of.get() != object) {
      Tensor tensor = make.get();
      tensor.retainReference();
      close();
      made = Optional.of(tensor);
      of = Optional.of(object);
    }
    return made.orElseThrow();
  }

  void close() {
    made.ifPresent(Tensor::close);
    made = Optional.empty();
    of = Optional.empty();
  }
}
