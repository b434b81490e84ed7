package org.robustlt.rebalancing.budget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.tck.PerturbationSchedulerContract;

class ConstantSchedulerTest extends PerturbationSchedulerContract {
  @Override
  protected PerturbationScheduler scheduler(ComponentContext context) {
    return new ConstantScheduler.Options().create(context);
  }

  @Test
  void givesTheBaseBudgetFromTheFirstEpoch() {
    PerturbationScheduler scheduler = scheduler(ComponentContext.of(ClassFrequencies.of(9, 1), 10));

    assertThat(scheduler.radii(0.03, TrainingProgress.ofEpoch(1, 10))).containsExactly(0.03, 0.03);
  }
}
