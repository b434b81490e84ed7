package org.robustlt.rebalancing.budget;

import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.PerturbationSchedulerContract;

class DafaSchedulerTest extends PerturbationSchedulerContract {
  @Override
  protected PerturbationScheduler scheduler(ComponentContext context) {
    return new DafaScheduler.Options().create(context);
  }
}
