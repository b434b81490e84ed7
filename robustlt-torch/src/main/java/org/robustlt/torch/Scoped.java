package org.robustlt.torch;

import org.bytedeco.javacpp.PointerScope;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Operation;

/**
 * A kernel in whose runs everything that is not kept is freed at the end of the run.
 *
 * @param kernel what computes
 */
record Scoped(Kernel kernel) implements Kernel {
  /** Does work, and frees what it made but did not keep. */
  static void run(Runnable work) {
    PointerScope scope = new PointerScope();
    try (scope) {
      work.run();
    }
  }

  /** Returns an operation that frees what it made but did not keep. */
  static Operation operation(Runnable work) {
    return () -> run(work);
  }

  @Override
  public void forward(BatchNormMode mode) {
    run(() -> kernel.forward(mode));
  }

  @Override
  public void forwardAgain() {
    run(kernel::forwardAgain);
  }

  @Override
  public void backwardInput() {
    run(kernel::backwardInput);
  }

  @Override
  public void backwardParameters() {
    run(kernel::backwardParameters);
  }

  @Override
  public void backward() {
    run(kernel::backward);
  }
}
