package org.robustlt.core.optimization;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.LearningRateScheduleProvider;

/** {@code constant}: the peak rate in every epoch. */
@Component("constant")
@Description("the same learning rate in every epoch")
public record ConstantSchedule() implements LearningRateScheduleProvider {

  @Override
  public LearningRateSchedule create(ComponentContext context) {
    return (peak, progress) -> peak;
  }
}
