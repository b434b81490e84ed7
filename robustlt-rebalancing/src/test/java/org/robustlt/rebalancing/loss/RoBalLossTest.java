package org.robustlt.rebalancing.loss;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.tck.RebalancingLossContract;

class RoBalLossTest extends RebalancingLossContract {
  @Override
  protected RebalancingLoss loss(ComponentContext context) {
    RoBalLoss.Provider provider = new RoBalLoss.Provider();
    return provider.create(provider.defaults(), context);
  }
}
