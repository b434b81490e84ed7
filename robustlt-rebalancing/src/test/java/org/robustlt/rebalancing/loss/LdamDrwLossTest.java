package org.robustlt.rebalancing.loss;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.tck.RebalancingLossContract;

class LdamDrwLossTest extends RebalancingLossContract {
  @Override
  protected RebalancingLoss loss(ComponentContext context) {
    LdamDrwLoss.Provider provider = new LdamDrwLoss.Provider();
    return provider.create(provider.defaults(), context);
  }
}
