package org.robustlt.core.optimization;

import org.robustlt.api.weight.ParameterVector;

/**
 * An exponential moving average of weights. Before the warm-up ends it equals the weights; then a
 * step s after it keeps {@code min(decay, (1+s)/(10+s))} of the old average if the decay is
 * dynamic, else {@code decay}.
 */
public final class WeightAverage {
  private final WeightAverageOptions options;
  private final ParameterVector values;

  /** Begins with a copy of the given weights. */
  public WeightAverage(WeightAverageOptions options, ParameterVector weights) {
    this.options = options;
    this.values = weights.copy();
  }

  /**
   * Takes in the weights after an update.
   *
   * @param weights what is averaged
   * @param step the updates before this one, counted from the beginning of the training
   */
  public void update(ParameterVector weights, long step) {
    double kept = options.kept(step);
    values.scale(kept).add(1 - kept, weights);
  }

  /** Returns the averages: the vector itself. */
  public ParameterVector values() {
    return values;
  }
}
