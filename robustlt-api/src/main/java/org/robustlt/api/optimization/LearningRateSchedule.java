package org.robustlt.api.optimization;

import org.robustlt.api.training.TrainingProgress;

/**
 * The learning rate of every epoch, chosen by {@code training.schedule.use} of a recipe. A pure
 * function. Authors of schedules implement this interface.
 */
@FunctionalInterface
public interface LearningRateSchedule {
  /**
   * Returns the rates of an epoch.
   *
   * @param peak the rates of the optimizer's options
   * @param progress where the training stands; the epoch counts from 1
   */
  Rates rates(Rates peak, TrainingProgress progress);
}
