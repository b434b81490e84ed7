package org.robustlt.rebalancing.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;

class MartLossTest {
  @Test
  void boostsTheBestWrongClassAndWeighsTheDivergenceByDoubt() {
    double[][] natural = {{Math.log(0.6), Math.log(0.3), Math.log(0.1)}};
    double[][] adversarial = {{Math.log(0.2), Math.log(0.7), Math.log(0.1)}};

    Map<String, Double> terms =
        new MartLoss(new DivergenceOptions(2))
            .evaluate(LossInputs.of(new int[] {0}, adversarial, natural))
            .terms();

    double kl = 0.6 * Math.log(0.6 / 0.2) + 0.3 * Math.log(0.3 / 0.7);
    assertThat(terms.get("boosted")).isCloseTo(-Math.log(0.2) - Math.log(1 - 0.7), within(1e-12));
    assertThat(terms.get("kl")).isCloseTo(2 * (1 - 0.6) * kl, within(1e-12));
  }

  @Test
  void needsTwoClasses() {
    ComponentContext single = ComponentContext.of(ClassFrequencies.of(5), 1);

    assertThatThrownBy(() -> new MartLoss.Options().create(single))
        .hasMessage("mart needs at least 2 classes, got 1");
  }
}
