package org.robustlt.core.optimization;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An exponential moving average of weights. Before the warm-up ends it equals the weights; then a
 * step s after it keeps {@code min(decay, (1+s)/(10+s))} of the old average if the decay is
 * dynamic, else {@code decay}.
 */
public final class WeightAverage {
  private final WeightAverageOptions options;
  private final INDArray values;

  /** Begins with a copy of the given flat weights. */
  public WeightAverage(WeightAverageOptions options, INDArray weights) {
    this.options = options;
    this.values = weights.dup();
  }

  /**
   * Takes in the weights after an update.
   *
   * @param weights {@code [n]}
   * @param step the updates before this one, counted from the beginning of the training
   */
  public void update(INDArray weights, long step) {
    double kept = options.kept(step);
    values.muli(kept);
    ScaledAddition.add(1 - kept, weights, values);
  }

  /** Returns {@code [n]} averages: the array itself. */
  public INDArray values() {
    return values;
  }
}
