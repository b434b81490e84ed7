package org.robustlt.rebalancing.loss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.data.ClassFrequencies;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.rebalancing.loss.ReatLoss.Pairwise;
import org.robustlt.rebalancing.loss.ReatLoss.TailRule;
import org.robustlt.rebalancing.loss.ReatLoss.TailTarget;
import org.robustlt.tck.RebalancingLossContract;

class ReatLossTest extends RebalancingLossContract {
  @Override
  protected RebalancingLoss loss(ComponentContext context) {
    ReatLoss.Provider provider = new ReatLoss.Provider();
    return provider.create(provider.defaults(), context);
  }

  /** All that is published but the constant target, whose gradient is not that of the value. */
  @Nested
  class Collapsed extends RebalancingLossContract {
    @Override
    protected RebalancingLoss loss(ComponentContext context) {
      return new ReatLoss(
          new ReatLoss.Options(1, Pairwise.COLLAPSED, TailRule.INDEX, TailTarget.WITH_GRADIENT),
          context.frequencies());
    }
  }

  @Test
  void tailClassesAreTheRarestByCount() {
    ClassFrequencies frequencies = ClassFrequencies.of(1, 70, 60, 50, 2, 90, 80, 40, 30, 3);

    assertThat(ReatLoss.tail(TailRule.COUNT, frequencies))
        .containsExactly(true, false, false, false, true, false, false, false, false, true);
  }

  @Test
  void tailClassesAreTheLastByIndex() {
    ClassFrequencies frequencies = ClassFrequencies.of(1, 70, 60, 50, 2, 90, 80, 40, 30, 3);

    assertThat(ReatLoss.tail(TailRule.INDEX, frequencies))
        .containsExactly(false, false, false, false, false, false, false, true, true, true);
  }
}
