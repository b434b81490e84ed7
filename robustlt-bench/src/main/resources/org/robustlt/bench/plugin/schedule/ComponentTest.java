package @PACKAGE@;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.Rates;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.tck.LearningRateScheduleContract;

class @CLASS@Test extends LearningRateScheduleContract {
  @Override
  protected LearningRateSchedule schedule(ComponentContext context) {
    return new @CLASS@().create(context);
  }

  @Test
  void shrinksInEveryEpoch() {
    ComponentContext context = ComponentContext.of(ClassFrequencies.of(2, 2), 3);
    LearningRateSchedule schedule = new @CLASS@(0.5).create(context);
    Rates peak = Rates.of(0.8, 0.9);

    assertThat(schedule.rates(peak, TrainingProgress.ofEpoch(1, 3))).isEqualTo(peak);
    assertThat(schedule.rates(peak, TrainingProgress.ofEpoch(3, 3)).learningRate())
        .isEqualTo(0.2);
  }
}
