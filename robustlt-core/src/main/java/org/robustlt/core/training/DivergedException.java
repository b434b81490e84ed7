package org.robustlt.core.training;

import org.robustlt.api.training.TrainingProgress;

/** The loss is no longer a number; the last checkpoint is from before. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DivergedException(TrainingProgress progress, double loss) {
    super(
        "the training diverged: the loss is "
            + loss
            + " in epoch "
            + progress.epoch()
            + ", batch "
            + (progress.batch() + 1)
            + " of "
            + progress.batches()
            + "; try a smaller training.optimizer.learningRate or a"
            + " training.gradientClipping");
  }
}
