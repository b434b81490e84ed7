package org.robustlt.core.optimization;

import java.util.List;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.LearningRateScheduleProvider;

/**
 * {@code multi-step}: the rate drops by a factor after given epochs.
 *
 * @param milestones the epochs after which the rate drops
 * @param factor what it is multiplied by
 */
@Component("multi-step")
@Description("drops by a factor after given epochs")
public record MultiStepSchedule(
    @Description(value = "epochs after which the rate drops", unit = "epochs")
        List<Integer> milestones,
    @Description("what the rate is multiplied by at each") double factor)
    implements LearningRateScheduleProvider {
  /** The defaults. */
  public MultiStepSchedule() {
    this(List.of(75, 90), 0.1);
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is left
   */
  public MultiStepSchedule {
    milestones = List.copyOf(milestones);
    for (int milestone : milestones) {
      Require.atLeast("milestones", milestone, 1);
    }
    Require.positive("factor", factor);
  }

  @Override
  public LearningRateSchedule create(ComponentContext context) {
    return (peak, progress) -> {
      double drops =
          (double) milestones.stream().filter(milestone -> progress.epoch() > milestone).count();
      return peak.withLearningRate(peak.learningRate() * Math.pow(factor, drops));
    };
  }
}
