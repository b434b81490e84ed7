package org.robustlt.api.weight;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.training.TrainingProgress;

/**
 * Moves the weights against the training before each update, as adversarial weight perturbation
 * (AWP; Wu, Xia and Wang, NeurIPS 2020) does. The engine adds the perturbation, takes loss and
 * gradients there, updates the weights and takes the perturbation away again.
 */
public interface WeightPerturbation {
  /** Returns whether weights are perturbed at this point of the training. */
  boolean active(TrainingProgress progress);

  /**
   * Returns what to add to the weights.
   *
   * @param ascent the weights, and ways to climb the loss from them
   * @return arrays by parameter name, each in the shape of its parameter; parameters that are not
   *     named stay as they are
   */
  Map<String, INDArray> perturbation(WeightAscent ascent);
}
