package org.robustlt.core.optimization;

import java.util.List;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.LearningRateScheduleProvider;

/** Provides {@code multi-step}: the rate drops by a factor after given epochs. */
@Description("drops by a factor after given epochs")
public final class MultiStepScheduleProvider
    implements LearningRateScheduleProvider<MultiStepScheduleProvider.Options> {
  /**
   * The options.
   *
   * @param milestones the epochs after which the rate drops
   * @param factor what it is multiplied by
   */
  public record Options(
      @Description(value = "epochs after which the rate drops", unit = "epochs")
          List<Integer> milestones,
      @Description("what the rate is multiplied by at each") double factor) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is left
     */
    public Options {
      milestones = List.copyOf(milestones);
      for (int milestone : milestones) {
        if (milestone < 1) {
          throw new IllegalArgumentException("milestones must be at least 1, got " + milestone);
        }
      }
      if (!(factor > 0)) {
        throw new IllegalArgumentException("factor must be greater than 0, got " + factor);
      }
    }
  }

  @Override
  public ComponentName name() {
    return ComponentName.of("multi-step");
  }

  @Override
  public Options defaults() {
    return new Options(List.of(75, 90), 0.1);
  }

  @Override
  public LearningRateSchedule create(Options options, ComponentContext context) {
    return (peak, progress) -> {
      double drops =
          (double)
              options.milestones().stream()
                  .filter(milestone -> progress.epoch() > milestone)
                  .count();
      return peak.withLearningRate(peak.learningRate() * Math.pow(options.factor(), drops));
    };
  }
}
