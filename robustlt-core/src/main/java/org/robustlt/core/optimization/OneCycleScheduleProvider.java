package org.robustlt.core.optimization;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.LearningRateScheduleProvider;
import org.robustlt.api.optimization.Rates;

/**
 * Provides {@code one-cycle}: up to the peak and down again along cosines, the momentum the other
 * way.
 */
@Description(
    value = "rises to the peak, then falls far below the start; the momentum goes the other way",
    source = "Smith and Topin, 2017; PyTorch's OneCycleLR")
public final class OneCycleScheduleProvider
    implements LearningRateScheduleProvider<OneCycleScheduleProvider.Options> {
  /**
   * The options.
   *
   * @param rise the share of the epochs in which the rate rises
   * @param startDivisor peak/start
   * @param endDivisor start/end
   * @param lowMomentum the momentum at the peak of the rate; 0 keeps the optimizer's
   * @param highMomentum the momentum at the ends
   */
  public record Options(
      @Description("share of the epochs in which the rate rises") double rise,
      @Description("peak rate divided by that of the first epoch") double startDivisor,
      @Description("first rate divided by that of the last epoch") double endDivisor,
      @Description("momentum at the peak rate; 0 keeps the optimizer's") double lowMomentum,
      @Description("momentum in the first and last epoch") double highMomentum) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is left
     */
    public Options {
      if (!(rise > 0 && rise < 1)) {
        throw new IllegalArgumentException("rise must be in (0, 1), got " + rise);
      }
      if (!(startDivisor >= 1)) {
        throw new IllegalArgumentException("startDivisor must be at least 1, got " + startDivisor);
      }
      if (!(endDivisor >= 1)) {
        throw new IllegalArgumentException("endDivisor must be at least 1, got " + endDivisor);
      }
      if (!(lowMomentum >= 0 && lowMomentum <= highMomentum && highMomentum < 1)) {
        throw new IllegalArgumentException(
            "lowMomentum must be in [0, highMomentum], got " + lowMomentum);
      }
    }
  }

  @Override
  public ComponentName name() {
    return ComponentName.of("one-cycle");
  }

  @Override
  public Options defaults() {
    return new Options(0.3, 25, 1e4, 0.85, 0.95);
  }

  @Override
  public LearningRateSchedule create(Options options, ComponentContext context) {
    return (peak, progress) -> {
      double top = options.rise() * progress.epochs() - 1;
      double end = progress.epochs() - 1;
      int step = progress.epoch() - 1;
      double start = peak.learningRate() / options.startDivisor();
      double low = options.lowMomentum() == 0 ? peak.momentum() : options.lowMomentum();
      double high = options.lowMomentum() == 0 ? peak.momentum() : options.highMomentum();
      if (step <= top) {
        double part = top == 0 ? 1 : step / top;
        return Rates.of(anneal(start, peak.learningRate(), part), anneal(high, low, part));
      }
      double fall = end - Math.max(top, 0);
      // A training of one epoch is its peak.
      double part = fall == 0 ? 0 : (step - Math.max(top, 0)) / fall;
      return Rates.of(
          anneal(peak.learningRate(), start / options.endDivisor(), part), anneal(low, high, part));
    };
  }

  private static double anneal(double from, double to, double part) {
    return to + (from - to) / 2 * (1 + Math.cos(Math.PI * part));
  }
}
