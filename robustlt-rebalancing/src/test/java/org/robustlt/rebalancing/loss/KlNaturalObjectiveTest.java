package org.robustlt.rebalancing.loss;

import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.AdversarialObjectiveContract;

class KlNaturalObjectiveTest extends AdversarialObjectiveContract {
  @Override
  protected AdversarialObjective objective(ComponentContext context) {
    return new KlNaturalObjective.Options().create(context);
  }
}
