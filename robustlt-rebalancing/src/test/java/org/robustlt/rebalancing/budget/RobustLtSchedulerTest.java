package org.robustlt.rebalancing.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.tck.PerturbationSchedulerContract;

class RobustLtSchedulerTest extends PerturbationSchedulerContract {
  private static final TrainingProgress LAST = TrainingProgress.ofEpoch(100, 100);

  @Override
  protected PerturbationScheduler scheduler(ComponentContext context) {
    return new RobustLtScheduler.Options().create(context);
  }

  @Test
  void keepsTheMeanBudgetOverTheImages() {
    ClassFrequencies frequencies = ClassFrequencies.of(5000, 1357, 368, 100);
    for (double alpha : new double[] {0, 0.3, 1}) {
      double[] radii = scheduler(alpha, frequencies).radii(0.03, LAST);

      double mean = 0;
      for (int c = 0; c < radii.length; c++) {
        mean += frequencies.share(c) * radii[c];
      }
      assertThat(mean).isCloseTo(0.03, within(1e-15));
    }
  }

  @Test
  void givesRarerClassesMore() {
    double[] radii = scheduler(0.3, ClassFrequencies.of(100, 5000, 700)).radii(0.03, LAST);

    assertThat(radii[0]).isGreaterThan(radii[2]);
    assertThat(radii[2]).isGreaterThan(radii[1]);
  }

  @Test
  void givesTheBaseBudgetIfClassesAreOfOneSize() {
    double[] radii = scheduler(0.3, ClassFrequencies.of(50, 50)).radii(0.03, LAST);

    assertThat(radii).containsExactly(0.03, 0.03);
  }

  @Test
  void refusesAnAlphaOutOfRange() {
    assertThatThrownBy(() -> new RobustLtScheduler.Options(1.5, 0.8))
        .hasMessage("alpha must be from 0 to 1, got 1.5");
    assertThatThrownBy(() -> new RobustLtScheduler.Options(Double.NaN, 0.8))
        .hasMessage("alpha must be from 0 to 1, got NaN");
  }

  private static PerturbationScheduler scheduler(double alpha, ClassFrequencies frequencies) {
    return new RobustLtScheduler(new RobustLtScheduler.Options(alpha, 0.8), frequencies);
  }
}
