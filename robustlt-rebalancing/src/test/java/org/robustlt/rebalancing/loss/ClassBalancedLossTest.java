package org.robustlt.rebalancing.loss;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.tck.RebalancingLossContract;

class ClassBalancedLossTest extends RebalancingLossContract {
  @Override
  protected RebalancingLoss loss(ComponentContext context) {
    ClassBalancedLoss.Provider provider = new ClassBalancedLoss.Provider();
    return provider.create(provider.defaults(), context);
  }
}
