package org.robustlt.torch;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.robustlt.core.engine.Memory;

/** A block of the plan: keeps what was written to it last, whatever its shape. */
final class Slot implements Memory {
  private Optional<Tensor> kept = Optional.empty();
  private Optional<TorchTensor> owner = Optional.empty();

  /** Returns the values; nobody else closes them. */
  Tensor values() {
    return kept.orElseThrow(() -> new IllegalStateException("the block is closed or empty"));
  }

  /**
   * Keeps values beyond the scope that they were made in, and frees those before.
   *
   * @param writer whose values they are from now on
   */
  void keep(Tensor values, TorchTensor writer) {
    // A handle of our own: that of a tuple's member ends with the tuple.
    Tensor own = new Tensor(values);
    own.retainReference();
    close();
    kept = Optional.of(own);
    owner = Optional.of(writer);
  }

  /** Returns whether nothing was written yet. */
  boolean isEmpty() {
    return kept.isEmpty();
  }

  /** Returns whether the memory has the shape and type of a tensor. */
  boolean fits(TorchTensor tensor) {
    return owner.isPresent() && owner.get().isLike(tensor);
  }

  @Override
  public void close() {
    kept.ifPresent(Tensor::close);
    kept = Optional.empty();
    owner = Optional.empty();
  }
}
