package @PACKAGE@;

import org.junit.jupiter.api.Nested;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.weight.WeightPerturbation;
import org.robustlt.tck.OptionsContract;
import org.robustlt.tck.WeightPerturbationContract;

class @CLASS@Test extends WeightPerturbationContract {
  @Override
  protected WeightPerturbation perturbation(ComponentContext context) {
    return new @CLASS@().create(context);
  }

  @Nested
  class Options extends OptionsContract {
    @Override
    protected Record options() {
      return new @CLASS@(0.1);
    }
  }
}
