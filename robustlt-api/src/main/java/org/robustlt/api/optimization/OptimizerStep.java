package org.robustlt.api.optimization;

/** A step of a training, as its optimizer sees it. */
public final class OptimizerStep {
  private final long number;
  private final Rates rates;

  private OptimizerStep(long number, Rates rates) {
    this.number = number;
    this.rates = rates;
  }

  /**
   * Returns a step.
   *
   * @param number its number, counted from 1 at the beginning of the training
   * @param rates the rates of its epoch
   */
  public static OptimizerStep of(long number, Rates rates) {
    return new OptimizerStep(number, rates);
  }

  /** Returns the number of the step, counted from 1 at the beginning of the training. */
  public long number() {
    return number;
  }

  /** Returns the rates of its epoch. */
  public Rates rates() {
    return rates;
  }

  /** Returns the learning rate of its epoch. */
  public double learningRate() {
    return rates.learningRate();
  }

  /** Returns the momentum of its epoch. */
  public double momentum() {
    return rates.momentum();
  }
}
