package org.robustlt.api.weight;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.training.TrainingProgress;

/**
 * The weights of a network and ways to climb its training loss from them. Asking changes no weight,
 * and no running statistics unless the mode says so. Maps are by parameter name, in the order of
 * the network; arrays are copies.
 */
public interface WeightAscent {
  /** Returns where the training is. */
  TrainingProgress progress();

  /** Returns the trainable parameters. */
  Map<String, INDArray> weights();

  /**
   * Returns the gradient of the training loss of this batch.
   *
   * @param mode the mode of the forward passes that it takes
   */
  Map<String, INDArray> gradients(BatchNormMode mode);

  /**
   * Returns the parameters after one step of the training's own optimizer on the negated loss, with
   * its momentum, weight decay and gradient clipping, as the published RobustLT code climbs.
   *
   * @param mode the mode of the forward passes that it takes
   */
  Map<String, INDArray> afterOptimizerStep(BatchNormMode mode);
}
