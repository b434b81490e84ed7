package org.robustlt.core.optimization;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.LearningRateScheduleProvider;

/** Provides {@code constant}: the peak rate in every epoch. */
@Description("the same learning rate in every epoch")
public final class ConstantScheduleProvider
    implements LearningRateScheduleProvider<ConstantScheduleProvider.Options> {
  /** There are no options. */
  public record Options() {}

  @Override
  public ComponentName name() {
    return ComponentName.of("constant");
  }

  @Override
  public Options defaults() {
    return new Options();
  }

  @Override
  public LearningRateSchedule create(Options options, ComponentContext context) {
    return (peak, progress) -> peak;
  }
}
