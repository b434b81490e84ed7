package org.robustlt.core.optimization;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.LearningRateScheduleProvider;

/** Provides {@code cosine}: from the peak to zero along half a cosine. */
@Description(
    value = "falls to 0 along half a cosine",
    source = "Loshchilov and Hutter, ICLR 2017, without restarts")
public final class CosineScheduleProvider
    implements LearningRateScheduleProvider<CosineScheduleProvider.Options> {
  /** There are no options. */
  public record Options() {}

  @Override
  public ComponentName name() {
    return ComponentName.of("cosine");
  }

  @Override
  public Options defaults() {
    return new Options();
  }

  @Override
  public LearningRateSchedule create(Options options, ComponentContext context) {
    return (peak, progress) -> {
      double part = Math.PI * (progress.epoch() - 1) / progress.epochs();
      return peak.withLearningRate(peak.learningRate() * (1 + Math.cos(part)) / 2);
    };
  }
}
