package org.robustlt.core.engine;

import org.robustlt.api.network.BatchNormMode;

/**
 * One layer, prepared for its place: bound to its tensors and parameters, so that nothing is
 * allocated or looked up when it runs. The three backward methods belong to the latest forward.
 */
public interface Kernel {
  /**
   * Computes the output.
   *
   * @param mode which statistics batch normalization uses; of no meaning to other layers
   */
  void forward(BatchNormMode mode);

  /**
   * Computes the output again, after its memory was used for something else: as the latest forward
   * did, but nothing is learnt from the batch. Only normalizations are asked to.
   */
  default void forwardAgain() {
    throw new UnsupportedOperationException("this layer's output is kept");
  }

  /** Computes the gradient with respect to the input, and nothing else. */
  void backwardInput();

  /** Adds the gradients with respect to the parameters, and computes nothing else. */
  default void backwardParameters() {}

  /** Does both; libraries for which one pass gives both override this. */
  default void backward() {
    backwardParameters();
    backwardInput();
  }
}
