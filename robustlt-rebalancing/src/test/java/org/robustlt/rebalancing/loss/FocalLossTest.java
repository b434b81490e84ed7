package org.robustlt.rebalancing.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FocalLossTest {
  @Test
  void countsSureExamplesLess() {
    double loss = new Focal(2).at(new double[] {Math.log(0.9), Math.log(0.1)}, 0, new double[2]);

    assertThat(loss).isCloseTo(-0.01 * Math.log(0.9), within(1e-12));
  }
}
