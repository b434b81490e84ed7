package org.robustlt.rebalancing.loss;

import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.AdversarialObjectiveContract;

class EffectiveNumberObjectiveTest extends AdversarialObjectiveContract {
  @Override
  protected AdversarialObjective objective(ComponentContext context) {
    return new EffectiveNumberObjective.Options().create(context);
  }
}
