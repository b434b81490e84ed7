package org.robustlt.api.weight;

import org.robustlt.api.training.TrainingProgress;

/**
 * Moves the weights against the training before each update, as adversarial weight perturbation
 * (AWP; Wu, Xia and Wang, NeurIPS 2020) does. The engine adds the perturbation, takes loss and
 * gradients there, updates the weights and takes the perturbation away again. Authors of weight
 * perturbations implement this interface.
 */
public interface WeightPerturbation {
  /** Returns whether weights are perturbed at this point of the training. */
  boolean active(TrainingProgress progress);

  /**
   * Returns what to add to the weights.
   *
   * @param ascent the weights, and ways to climb the loss from them
   * @return a vector that the caller closes, in the layout of the weights; zero where they stay as
   *     they are
   */
  ParameterVector perturbation(WeightAscent ascent);
}
