package org.robustlt.rebalancing.loss;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.tck.RebalancingLossContract;

class CrossEntropyLossTest extends RebalancingLossContract {
  @Override
  protected RebalancingLoss loss(ComponentContext context) {
    return new CrossEntropyLoss.Provider().create(new CrossEntropyLoss.Options(0.1), context);
  }

  @Override
  protected Optional<RebalancingLoss> unbalanced() {
    return Optional.of(new CrossEntropyLoss(new CrossEntropyLoss.Options(0.1)));
  }

  @Test
  void refusesASmoothingOutOfRange() {
    assertThatThrownBy(() -> new CrossEntropyLoss.Options(1.1))
        .hasMessage("labelSmoothing must be from 0 to 1, got 1.1");
  }
}
