package org.robustlt.core.optimization;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.LearningRateScheduleProvider;

/** {@code cosine}: from the peak to zero along half a cosine. */
@Component("cosine")
@Description(
    value = "falls to 0 along half a cosine",
    source = "Loshchilov and Hutter, ICLR 2017, without restarts")
public record CosineSchedule() implements LearningRateScheduleProvider {

  @Override
  public LearningRateSchedule create(ComponentContext context) {
    return (peak, progress) -> {
      double part = Math.PI * (progress.epoch() - 1) / progress.epochs();
      return peak.withLearningRate(peak.learningRate() * (1 + Math.cos(part)) / 2);
    };
  }
}
