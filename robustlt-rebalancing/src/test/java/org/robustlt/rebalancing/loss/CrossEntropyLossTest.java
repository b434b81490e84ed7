package org.robustlt.rebalancing.loss;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CrossEntropyLossTest {
  @Test
  void refusesASmoothingOutOfRange() {
    assertThatThrownBy(() -> new CrossEntropyLoss.Options(1.1))
        .hasMessage("labelSmoothing must be from 0 to 1, got 1.1");
  }
}
