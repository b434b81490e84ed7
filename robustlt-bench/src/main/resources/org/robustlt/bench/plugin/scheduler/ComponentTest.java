package @PACKAGE@;

import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.PerturbationSchedulerContract;

class @CLASS@Test extends PerturbationSchedulerContract {
  @Override
  protected PerturbationScheduler scheduler(ComponentContext context) {
    return new @CLASS@().create(context);
  }
}
