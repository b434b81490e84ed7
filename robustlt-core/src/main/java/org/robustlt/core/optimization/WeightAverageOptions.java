package org.robustlt.core.optimization;

import org.robustlt.api.component.Description;
import org.robustlt.api.component.OptionException;
import org.robustlt.api.component.Require;

/**
 * How weights are averaged, {@code training.weightAverage} of a recipe.
 *
 * @param decay how much of the old average stays; 0 averages nothing
 * @param warmup the updates before averaging begins
 * @param dynamic whether the decay grows to its value from 1/10
 * @param equalAfter the share of the training after which the weights at the end of every epoch are
 *     averaged, all alike; 1 for never (stochastic weight averaging; Izmailov et al., UAI 2018)
 * @param epochDecay how much of the old average stays at the end of an epoch; 0 for no such average
 * @param worstClass the robust accuracy that the worst class must have on the validation images for
 *     an epoch to be averaged (fairness-aware weight average of CFA; Wei et al., CVPR 2023)
 */
public record WeightAverageOptions(
    @Description("how much of the old average stays at each update; 0 = no average") double decay,
    @Description(value = "updates before averaging begins", unit = "batches") int warmup,
    @Description("whether the decay grows to its value from 1/10") boolean dynamic,
    @Description(
            value =
                "share of the training after which the weights at the end of every epoch are averaged,"
                    + " all alike, with batch-norm statistics made anew on natural images (SWA); 1 ="
                    + " never",
            unit = "share of all epochs",
            source = "Izmailov et al., UAI 2018, arXiv 1803.05407")
        double equalAfter,
    @Description("how much of the old average stays at the end of each epoch; 0 = no such average")
        double epochDecay,
    @Description(
            value =
                "robust accuracy of the worst class on the validation images below which an epoch is"
                    + " not averaged by epochDecay (FAWA)",
            source = "Wei et al., CVPR 2023, arXiv 2303.14460")
        double worstClass) {
  /** No average. */
  public static final WeightAverageOptions OFF = new WeightAverageOptions(0, 0, true, 1, 0, 0);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is left
   */
  public WeightAverageOptions {
    Require.partialShare("decay", decay);
    Require.atLeast("warmup", warmup, 0);
    Require.share("equalAfter", equalAfter);
    Require.partialShare("epochDecay", epochDecay);
    Require.share("worstClass", worstClass);
    if (decay > 0 && equalAfter < 1) {
      throw new OptionException(
          "equalAfter", "must be 1 where decay is not 0: weights are averaged in one way");
    }
    if (epochDecay > 0 && (decay > 0 || equalAfter < 1)) {
      throw new OptionException(
          "epochDecay",
          "must be 0 where decay is not 0 or equalAfter not 1: weights are averaged in one way");
    }
    if (worstClass > 0 && epochDecay == 0) {
      throw new OptionException("worstClass", "must be 0 where epochDecay is 0");
    }
  }

  /** Returns whether there is an average. */
  public boolean enabled() {
    return decay > 0 || isEqual() || epochDecay > 0;
  }

  /** Returns whether the weights of epochs are averaged, all alike. */
  public boolean isEqual() {
    return equalAfter < 1;
  }

  /** Returns how many epochs before the given one are in the average; 0 where it begins. */
  public long epochsBefore(int epoch, int epochs) {
    return Math.max(0, epoch - 1 - (long) Math.floor(equalAfter * epochs));
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
