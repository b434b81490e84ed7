package org.robustlt.rebalancing.loss;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.tck.RebalancingLossContract;

class BalancedSoftmaxLossTest extends RebalancingLossContract {
  @Override
  protected RebalancingLoss loss(ComponentContext context) {
    BalancedSoftmaxLoss.Provider provider = new BalancedSoftmaxLoss.Provider();
    return provider.create(provider.defaults(), context);
  }

  @Override
  protected Optional<RebalancingLoss> unbalanced() {
    return Optional.of(new CrossEntropyLoss(new CrossEntropyLoss.Options(0)));
  }

  @Test
  void refusesATauThatIsNotFinite() {
    assertThatThrownBy(() -> new BalancedSoftmaxLoss.Options(Double.NaN))
        .hasMessage("tau must be finite, got NaN");
  }
}
