package org.robustlt.rebalancing.loss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.rebalancing.loss.ReatLoss.TailRule;

class ReatLossTest {
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
