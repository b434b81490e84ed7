package org.robustlt.rebalancing.loss;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BalancedSoftmaxLossTest {
  @Test
  void refusesATauThatIsNotFinite() {
    assertThatThrownBy(() -> new BalancedSoftmaxLoss.Options(Double.NaN))
        .hasMessage("tau must be finite, got NaN");
  }
}
