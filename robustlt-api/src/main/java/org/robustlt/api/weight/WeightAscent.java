package org.robustlt.api.weight;

import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.training.TrainingProgress;

/**
 * The trainable weights of a network and ways to climb its training loss from them. Asking changes
 * no weight, and no running statistics unless the mode says so. All vectors have one layout.
 *
 * <p>The engine implements this interface.
 */
public interface WeightAscent {
  /** Returns where the training is. */
  TrainingProgress progress();

  /** Returns the weights themselves, not to be modified. */
  ParameterVector weights();

  /**
   * Makes a vector of the gradient of the training loss of this batch.
   *
   * @param mode the mode of the forward passes that it takes
   */
  ParameterVector gradient(BatchNormMode mode);

  /**
   * Makes a vector of the weights after one step of the training's own optimizer on the negated
   * loss, with its momentum, weight decay and gradient clipping, as the published RobustLT code
   * climbs.
   *
   * @param mode the mode of the forward passes that it takes
   */
  ParameterVector afterOptimizerStep(BatchNormMode mode);
}
