package org.robustlt.core.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A value of a pass that outlives those after it, and comes to the host when it is asked for. */
final class KeptValue {
  private final Tensor tensor;
  private final Operation keep;
  private final Transfer out;
  private final INDArray array;
  private boolean waits;

  /**
   * Prepares to keep a value.
   *
   * @param tensor memory that nothing else is written to before the next pass
   * @param keep brings the value there
   * @param array where it goes on the host
   */
  KeptValue(Kernels library, Tensor tensor, Operation keep, INDArray array) {
    this.tensor = tensor;
    this.keep = keep;
    this.out = library.transfer(tensor);
    this.array = array;
  }

  /** Takes the value that was just computed. */
  void take() {
    keep.run();
    waits = true;
  }

  /** Returns it in the library's memory. */
  Tensor tensor() {
    return tensor;
  }

  /** Returns it on the host. */
  INDArray array() {
    if (waits) {
      out.store(array);
      waits = false;
    }
    return array;
  }
}
