package org.robustlt.core.engine.nd4j;

import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Padding;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Operation;

/**
 * A kernel without padding, on a padded copy of its input. ND4J's operations know only the same
 * padding on opposite sides.
 */
final class PaddedKernel implements Kernel {
  private final Kernel kernel;
  private final Padded input;
  private final Padded gradient;
  private final Operation delivery;

  private PaddedKernel(
      Bindings bindings, Padding padding, double fill, Function<Bindings, Kernel> unpadded) {
    long[] shape = bindings.input().shape().clone();
    shape[1] += padding.top() + padding.bottom();
    shape[2] += padding.left() + padding.right();
    // Kernels of one padding share the copy: each refills the inside, nobody writes to the margin.
    INDArray padded = bindings.scratch().filled(padding + " of " + fill, fill, shape);
    INDArray paddedGradient = bindings.scratch().array("gradient of " + padding, shape);
    input = new Padded(bindings.input(), padded, padding.top(), padding.left());
    gradient = new Padded(bindings.inputGradient(), paddedGradient, padding.top(), padding.left());
    delivery = bindings.delivery();
    kernel =
        unpadded.apply(
            new Bindings(
                padded,
                bindings.output(),
                bindings.outputGradient(),
                paddedGradient,
                false,
                bindings.scratch()));
  }

  static boolean isEven(Padding padding) {
    return padding.top() == padding.bottom() && padding.left() == padding.right();
  }

  /**
   * Prepares a kernel on a padded copy.
   *
   * @param fill the value of the cells around
   * @param unpadded prepares the kernel for an input that needs no padding
   */
  static Kernel around(
      Bindings bindings, Padding padding, double fill, Function<Bindings, Kernel> unpadded) {
    return new PaddedKernel(bindings, padding, fill, unpadded);
  }

  @Override
  public void forward(BatchNormMode mode) {
    input.pad();
    kernel.forward(mode);
  }

  @Override
  public void backwardInput() {
    input.pad();
    kernel.backwardInput();
    deliver();
  }

  @Override
  public void backwardParameters() {
    input.pad();
    kernel.backwardParameters();
  }

  @Override
  public void backward() {
    input.pad();
    kernel.backward();
    deliver();
  }

  private void deliver() {
    gradient.crop();
    delivery.run();
  }
}
