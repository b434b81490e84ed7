package org.robustlt.api.optimization;

import java.util.Objects;

/** What a schedule sets for an epoch. */
public final class Rates {
  private final double learningRate;
  private final double momentum;

  private Rates(double learningRate, double momentum) {
    this.learningRate = learningRate;
    this.momentum = momentum;
  }

  /**
   * Returns rates.
   *
   * @param learningRate step size in the space of weights
   * @param momentum weight of the former steps
   */
  public static Rates of(double learningRate, double momentum) {
    return new Rates(learningRate, momentum);
  }

  /** Returns these rates with another learning rate. */
  public Rates withLearningRate(double other) {
    return new Rates(other, momentum);
  }

  /** Returns these rates with another momentum. */
  public Rates withMomentum(double other) {
    return new Rates(learningRate, other);
  }

  /** Returns the step size in the space of weights. */
  public double learningRate() {
    return learningRate;
  }

  /** Returns the weight of the former steps. */
  public double momentum() {
    return momentum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rates rates
        && Double.compare(learningRate, rates.learningRate) == 0
        && Double.compare(momentum, rates.momentum) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(learningRate, momentum);
  }

  @Override
  public String toString() {
    return "learning rate " + learningRate + ", momentum " + momentum;
  }
}
