package org.robustlt.rebalancing.loss;

import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.AdversarialObjectiveContract;

class EffectiveNumberObjectiveTest extends AdversarialObjectiveContract {
  @Override
  protected AdversarialObjective objective(ComponentContext context) {
    EffectiveNumberObjective.Provider provider = new EffectiveNumberObjective.Provider();
    return provider.create(provider.defaults(), context);
  }
}
