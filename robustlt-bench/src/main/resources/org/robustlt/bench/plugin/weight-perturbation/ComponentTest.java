package @PACKAGE@;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.weight.WeightPerturbation;
import org.robustlt.tck.WeightPerturbationContract;

class @CLASS@Test extends WeightPerturbationContract {
  @Override
  protected WeightPerturbation perturbation(ComponentContext context) {
    return new @CLASS@().create(context);
  }
}
