package org.robustlt.core.optimization;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.LearningRateScheduleProvider;
import org.robustlt.api.optimization.Rates;

/**
 * {@code one-cycle}: up to the peak and down again along cosines, the momentum the other way.
 *
 * @param rise the share of the epochs in which the rate rises
 * @param startDivisor peak/start
 * @param endDivisor start/end
 * @param lowMomentum the momentum at the peak of the rate; 0 keeps the optimizer's
 * @param highMomentum the momentum at the ends
 */
@Component("one-cycle")
@Description(
    value = "rises to the peak, then falls far below the start; the momentum goes the other way",
    source = "Smith and Topin, 2017; PyTorch's OneCycleLR")
public record OneCycleSchedule(
    @Description("share of the epochs in which the rate rises") double rise,
    @Description("peak rate divided by that of the first epoch") double startDivisor,
    @Description("first rate divided by that of the last epoch") double endDivisor,
    @Description("momentum at the peak rate; 0 keeps the optimizer's") double lowMomentum,
    @Description("momentum in the first and last epoch") double highMomentum)
    implements LearningRateScheduleProvider {
  /** The defaults. */
  public OneCycleSchedule() {
    this(0.3, 25, 1e4, 0.85, 0.95);
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is left
   */
  public OneCycleSchedule {
    Require.that(rise > 0 && rise < 1, "rise", "must be in (0, 1)", rise);
    Require.that(startDivisor >= 1, "startDivisor", "must be at least 1", startDivisor);
    Require.that(endDivisor >= 1, "endDivisor", "must be at least 1", endDivisor);
    Require.that(
        lowMomentum >= 0 && lowMomentum <= highMomentum && highMomentum < 1,
        "lowMomentum",
        "must be in [0, highMomentum]",
        lowMomentum);
  }

  @Override
  public LearningRateSchedule create(ComponentContext context) {
    return (peak, progress) -> {
      double top = rise * progress.epochs() - 1;
      double end = progress.epochs() - 1;
      int step = progress.epoch() - 1;
      double start = peak.learningRate() / startDivisor;
      double low = lowMomentum == 0 ? peak.momentum() : lowMomentum;
      double high = lowMomentum == 0 ? peak.momentum() : highMomentum;
      if (step <= top) {
        double part = top == 0 ? 1 : step / top;
        return Rates.of(anneal(start, peak.learningRate(), part), anneal(high, low, part));
      }
      double fall = end - Math.max(top, 0);
      // A training of one epoch is its peak.
      double part = fall == 0 ? 0 : (step - Math.max(top, 0)) / fall;
      return Rates.of(
          anneal(peak.learningRate(), start / endDivisor, part), anneal(low, high, part));
    };
  }

  private static double anneal(double from, double to, double part) {
    return to + (from - to) / 2 * (1 + Math.cos(Math.PI * part));
  }
}
