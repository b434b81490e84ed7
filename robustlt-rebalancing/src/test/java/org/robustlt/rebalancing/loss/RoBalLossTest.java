package org.robustlt.rebalancing.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.rebalancing.loss.RoBalLoss.KlLogits;

class RoBalLossTest {
  private static final RoBalLoss.Options DEFAULTS = new RoBalLoss.Options();

  @Test
  void givesLargerClassesLargerMargins() {
    double[] margins = RoBalLoss.margins(DEFAULTS, ClassFrequencies.of(100, 10));

    assertThat(margins[0]).isCloseTo(0.3 * Math.log(10) / 10 + 0.1, within(1e-15));
    assertThat(margins[1]).isEqualTo(0.1);
  }

  @Test
  void refusesValuesOutOfRange() {
    assertThatThrownBy(
            () ->
                new RoBalLoss.Options(
                    6, 1, 0.1, 10, 1.5, 0.3, 0, -1, KlLogits.COSINES, Precision.FLOAT64))
        .hasMessage("klFloor must be finite and not negative, got -1.0");
  }
}
