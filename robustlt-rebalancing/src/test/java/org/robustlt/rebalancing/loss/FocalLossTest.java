package org.robustlt.rebalancing.loss;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.tck.RebalancingLossContract;

class FocalLossTest extends RebalancingLossContract {
  @Override
  protected RebalancingLoss loss(ComponentContext context) {
    FocalLoss.Provider provider = new FocalLoss.Provider();
    return provider.create(provider.defaults(), context);
  }
}
