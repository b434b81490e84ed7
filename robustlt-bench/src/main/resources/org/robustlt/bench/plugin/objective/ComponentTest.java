package @PACKAGE@;

import org.junit.jupiter.api.Nested;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.AdversarialObjectiveContract;
import org.robustlt.tck.OptionsContract;

class @CLASS@Test extends AdversarialObjectiveContract {
  @Override
  protected AdversarialObjective objective(ComponentContext context) {
    return new @CLASS@().create(context);
  }

  @Nested
  class Options extends OptionsContract {
    @Override
    protected Record options() {
      return new @CLASS@(2);
    }
  }
}
