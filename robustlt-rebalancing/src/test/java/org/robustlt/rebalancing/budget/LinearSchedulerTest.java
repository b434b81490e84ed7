package org.robustlt.rebalancing.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.tck.PerturbationSchedulerContract;

class LinearSchedulerTest extends PerturbationSchedulerContract {
  @Override
  protected PerturbationScheduler scheduler(ComponentContext context) {
    return new LinearScheduler.Options(0.5).create(context);
  }

  @Test
  void growsFromZeroToTheBaseBudget() {
    PerturbationScheduler scheduler = new LinearScheduler(new LinearScheduler.Options(0.5), 1);

    assertThat(scheduler.radii(8, TrainingProgress.ofEpoch(1, 8))).containsExactly(0);
    assertThat(scheduler.radii(8, TrainingProgress.ofEpoch(3, 8))).containsExactly(4);
    assertThat(scheduler.radii(8, TrainingProgress.ofEpoch(5, 8))).containsExactly(8);
    assertThat(scheduler.radii(8, TrainingProgress.ofEpoch(8, 8))).containsExactly(8);
  }

  @Test
  void givesTheBaseBudgetAtOnceIfBetaIsZero() {
    PerturbationScheduler scheduler = new LinearScheduler(new LinearScheduler.Options(0), 1);

    assertThat(scheduler.radii(8, TrainingProgress.ofEpoch(1, 8))).containsExactly(8);
  }

  @Test
  void refusesANegativeBeta() {
    assertThatThrownBy(() -> new LinearScheduler.Options(-0.1))
        .hasMessage("beta must be finite and not negative, got -0.1");
  }
}
