package org.robustlt.core.optimization;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.LearningRateScheduleProvider;

/** Provides {@code warm-up-cosine}: rises to the peak in a line, then falls along half a cosine. */
@Description(
    value = "rises to the peak in the first epochs, then falls to 0 along half a cosine",
    source = "Goyal et al., arXiv 1706.02677; Loshchilov and Hutter, ICLR 2017")
public final class WarmUpCosineScheduleProvider
    implements LearningRateScheduleProvider<WarmUpCosineScheduleProvider.Options> {
  /**
   * The options.
   *
   * @param warmUp epochs in which the learning rate rises
   */
  public record Options(
      @Description("epochs in which the learning rate rises to its peak") int warmUp) {
    /**
     * Checks the epochs.
     *
     * @throws IllegalArgumentException if they are negative
     */
    public Options {
      if (warmUp < 0) {
        throw new IllegalArgumentException("warmUp must not be negative, got " + warmUp);
      }
    }
  }

  @Override
  public ComponentName name() {
    return ComponentName.of("warm-up-cosine");
  }

  @Override
  public Options defaults() {
    return new Options(5);
  }

  @Override
  public LearningRateSchedule create(Options options, ComponentContext context) {
    return (peak, progress) -> {
      int done = progress.epoch() - 1;
      if (done < options.warmUp()) {
        return peak.withLearningRate(
            peak.learningRate() * progress.epoch() / (options.warmUp() + 1));
      }
      double part =
          Math.PI * (done - options.warmUp()) / Math.max(1, progress.epochs() - options.warmUp());
      return peak.withLearningRate(peak.learningRate() * (1 + Math.cos(part)) / 2);
    };
  }
}
