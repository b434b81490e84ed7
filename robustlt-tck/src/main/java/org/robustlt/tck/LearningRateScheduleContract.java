package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.Rates;
import org.robustlt.api.training.TrainingProgress;

/**
 * What every {@link LearningRateSchedule} has to keep, however long the training: finite rates that
 * are not negative, a momentum below 1, and the same ones whenever it is asked.
 */
public abstract class LearningRateScheduleContract {
  private static final Rates PEAK = Rates.of(0.1, 0.9);

  /** Returns a new instance of the schedule under test. */
  protected abstract LearningRateSchedule schedule(ComponentContext context);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 100})
  void givesRatesThatOptimizersTake(int epochs) {
    LearningRateSchedule schedule = schedule(epochs);
    for (int epoch = 1; epoch <= epochs; epoch++) {
      Rates rates = schedule.rates(PEAK, TrainingProgress.ofEpoch(epoch, epochs));

      assertThat(rates.learningRate())
          .as("learning rate of epoch %d of %d", epoch, epochs)
          .isFinite()
          .isNotNegative();
      assertThat(rates.momentum())
          .as("momentum of epoch %d of %d", epoch, epochs)
          .isGreaterThanOrEqualTo(0)
          .isLessThan(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void givesTheSameWheneverItIsAsked(int epochs) {
    LearningRateSchedule schedule = schedule(epochs);
    for (int epoch = epochs; epoch >= 1; epoch--) {
      TrainingProgress progress = TrainingProgress.ofEpoch(epoch, epochs);

      assertThat(schedule.rates(PEAK, progress)).isEqualTo(schedule.rates(PEAK, progress));
      assertThat(schedule(epochs).rates(PEAK, progress)).isEqualTo(schedule.rates(PEAK, progress));
    }
  }

  private LearningRateSchedule schedule(int epochs) {
    return schedule(ComponentContext.of(ClassFrequencies.of(5, 3), epochs));
  }
}
