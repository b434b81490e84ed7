package org.robustlt.rebalancing.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TradesLossTest {
  @Test
  void addsTheDivergenceFromTheNaturalPrediction() {
    double[][] natural = {{Math.log(0.5), Math.log(0.5)}};
    double[][] adversarial = {{Math.log(0.2), Math.log(0.8)}};

    Map<String, Double> terms =
        new TradesLoss(new DivergenceOptions(3))
            .evaluate(LossInputs.of(new int[] {0}, adversarial, natural))
            .terms();

    double kl = 0.5 * Math.log(0.5 / 0.2) + 0.5 * Math.log(0.5 / 0.8);
    assertThat(terms.get("natural")).isCloseTo(Math.log(2), within(1e-12));
    assertThat(terms.get("kl")).isCloseTo(3 * kl, within(1e-12));
  }

  @Test
  void refusesANegativeWeight() {
    assertThatThrownBy(() -> new DivergenceOptions(-1))
        .hasMessage("beta must be finite and not negative, got -1.0");
  }
}
