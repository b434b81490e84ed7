package @PACKAGE@;

import org.junit.jupiter.api.Nested;
import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.OptionsContract;
import org.robustlt.tck.PerturbationSchedulerContract;

class @CLASS@Test extends PerturbationSchedulerContract {
  @Override
  protected PerturbationScheduler scheduler(ComponentContext context) {
    return new @CLASS@().create(context);
  }

  @Nested
  class Options extends OptionsContract {
    @Override
    protected Record options() {
      return new @CLASS@(0.25);
    }
  }
}
