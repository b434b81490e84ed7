package org.robustlt.api.weight;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The weights of a network and ways to climb its training loss from them. Asking changes nothing.
 * Maps are by parameter name, in the order of the network; arrays are copies.
 */
public interface WeightAscent {
  /** Returns the trainable parameters. */
  Map<String, INDArray> weights();

  /** Returns the gradient of the training loss of this batch. */
  Map<String, INDArray> gradients();

  /**
   * Returns the parameters after one step of the training's own optimizer on the negated loss, with
   * its momentum, weight decay and gradient clipping, as the published RobustLT code climbs.
   */
  Map<String, INDArray> afterOptimizerStep();
}
