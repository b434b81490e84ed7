package org.robustlt.rebalancing.budget;

import org.robustlt.api.component.Require;
import org.robustlt.api.training.TrainingProgress;

/**
 * A rise from 0 in the first epoch to 1: {@code min((t−1)/(βT), 1)}, and 1 throughout if β is 0.
 *
 * @param beta the share β of the training after which the rise ends
 */
record Ramp(double beta) {
  Ramp {
    Require.notNegative("beta", beta);
  }

  double at(TrainingProgress progress) {
    return beta == 0 ? 1 : Math.min((progress.epoch() - 1) / (beta * progress.epochs()), 1);
  }
}
