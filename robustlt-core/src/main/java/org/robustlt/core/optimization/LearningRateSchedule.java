package org.robustlt.core.optimization;

/** The learning rate of every epoch. A pure function. */
public interface LearningRateSchedule {
  /**
   * Returns the rates of an epoch.
   *
   * @param peak the rates of the optimizer's options
   * @param epoch counted from 1
   * @param epochs the length of the training
   */
  Optimizer.Rates rates(Optimizer.Rates peak, int epoch, int epochs);
}
