package org.robustlt.core.optimization;

import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;

/**
 * How weights are averaged, {@code training.weightAverage} of a recipe.
 *
 * @param decay how much of the old average stays; 0 averages nothing
 * @param warmup the updates before averaging begins
 * @param dynamic whether the decay grows to its value from 1/10
 */
public record WeightAverageOptions(
    @Description("how much of the old average stays at each update; 0 = no average") double decay,
    @Description(value = "updates before averaging begins", unit = "batches") int warmup,
    @Description("whether the decay grows to its value from 1/10") boolean dynamic) {
  /** No average. */
  public static final WeightAverageOptions OFF = new WeightAverageOptions(0, 0, true);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is left
   */
  public WeightAverageOptions {
    Require.partialShare("decay", decay);
    Require.atLeast("warmup", warmup, 0);
  }

  /** Returns whether there is an average. */
  public boolean enabled() {
    return decay > 0;
  }

  /** Returns how much of the old average stays at an update. */
  double kept(long step) {
    if (step < warmup) {
      return 0;
    }
    double growing = (1.0 + step - warmup) / (10.0 + step - warmup);
    return dynamic ? Math.min(decay, growing) : decay;
  }
}
