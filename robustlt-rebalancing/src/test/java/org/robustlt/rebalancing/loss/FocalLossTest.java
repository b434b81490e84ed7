package org.robustlt.rebalancing.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.tck.RebalancingLossContract;

class FocalLossTest extends RebalancingLossContract {
  @Override
  protected RebalancingLoss loss(ComponentContext context) {
    FocalLoss.Provider provider = new FocalLoss.Provider();
    return provider.create(provider.defaults(), context);
  }

  @Nested
  class WithoutFocus extends RebalancingLossContract {
    @Override
    protected RebalancingLoss loss(ComponentContext context) {
      return new FocalLoss(new FocalLoss.Options(0));
    }

    @Override
    protected Optional<RebalancingLoss> unbalanced() {
      return Optional.of(new CrossEntropyLoss(new CrossEntropyLoss.Options(0)));
    }
  }

  @Nested
  class WeaklyFocused extends RebalancingLossContract {
    @Override
    protected RebalancingLoss loss(ComponentContext context) {
      return new FocalLoss(new FocalLoss.Options(0.5));
    }
  }

  @Test
  void countsSureExamplesLess() {
    double loss = new Focal(2).at(new double[] {Math.log(0.9), Math.log(0.1)}, 0, new double[2]);

    assertThat(loss).isCloseTo(-0.01 * Math.log(0.9), within(1e-12));
  }
}
