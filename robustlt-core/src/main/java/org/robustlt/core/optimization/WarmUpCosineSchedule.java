package org.robustlt.core.optimization;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.LearningRateScheduleProvider;

/**
 * {@code warm-up-cosine}: rises to the peak in a line, then falls along half a cosine.
 *
 * @param warmUp epochs in which the learning rate rises
 */
@Component("warm-up-cosine")
@Description(
    value = "rises to the peak in the first epochs, then falls to 0 along half a cosine",
    source = "Goyal et al., arXiv 1706.02677; Loshchilov and Hutter, ICLR 2017")
public record WarmUpCosineSchedule(
    @Description("epochs in which the learning rate rises to its peak") int warmUp)
    implements LearningRateScheduleProvider {
  /** The defaults. */
  public WarmUpCosineSchedule() {
    this(5);
  }

  /**
   * Checks the epochs.
   *
   * @throws IllegalArgumentException if they are negative
   */
  public WarmUpCosineSchedule {
    Require.atLeast("warmUp", warmUp, 0);
  }

  @Override
  public LearningRateSchedule create(ComponentContext context) {
    return (peak, progress) -> {
      int done = progress.epoch() - 1;
      if (done < warmUp) {
        return peak.withLearningRate(peak.learningRate() * progress.epoch() / (warmUp + 1));
      }
      double part = Math.PI * (done - warmUp) / Math.max(1, progress.epochs() - warmUp);
      return peak.withLearningRate(peak.learningRate() * (1 + Math.cos(part)) / 2);
    };
  }
}
