package org.robustlt.rebalancing.budget;

import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.PerturbationSchedulerContract;

class CfaSchedulerTest extends PerturbationSchedulerContract {
  @Override
  protected PerturbationScheduler scheduler(ComponentContext context) {
    return new CfaScheduler.Options().create(context);
  }
}
