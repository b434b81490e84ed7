package org.robustlt.rebalancing.loss;

import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.AdversarialObjectiveContract;

class MarginObjectiveTest extends AdversarialObjectiveContract {
  @Override
  protected AdversarialObjective objective(ComponentContext context) {
    MarginObjective.Provider provider = new MarginObjective.Provider();
    return provider.create(provider.defaults(), context);
  }
}
