package org.robustlt.rebalancing.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.data.ClassFrequencies;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.rebalancing.loss.RoBalLoss.KlLogits;
import org.robustlt.tck.RebalancingLossContract;

class RoBalLossTest extends RebalancingLossContract {
  private static final RoBalLoss.Options DEFAULTS = new RoBalLoss.Provider().defaults();

  @Override
  protected RebalancingLoss loss(ComponentContext context) {
    return new RoBalLoss.Provider().create(DEFAULTS, context);
  }

  @Nested
  class AsPublished extends RebalancingLossContract {
    @Override
    protected RebalancingLoss loss(ComponentContext context) {
      return new RoBalLoss(
          options(0.1, 0.3, KlLogits.SCALED_WITHOUT_MARGIN, 1e-12), context.frequencies());
    }
  }

  @Nested
  class AsPublishedWithoutMargin extends RebalancingLossContract {
    @Override
    protected RebalancingLoss loss(ComponentContext context) {
      return new RoBalLoss(
          options(0, 0, KlLogits.SCALED_WITHOUT_MARGIN, 1e-12), context.frequencies());
    }
  }

  @Test
  void givesLargerClassesLargerMargins() {
    double[] margins = RoBalLoss.margins(DEFAULTS, ClassFrequencies.of(100, 10));

    assertThat(margins[0]).isCloseTo(0.3 * Math.log(10) / 10 + 0.1, within(1e-15));
    assertThat(margins[1]).isEqualTo(0.1);
  }

  @Test
  void refusesValuesOutOfRange() {
    assertThatThrownBy(() -> options(0.1, 0.3, KlLogits.COSINES, -1))
        .hasMessage("klFloor must not be negative, got -1.0");
  }

  private static RoBalLoss.Options options(
      double margin, double tauM, KlLogits klLogits, double klFloor) {
    return new RoBalLoss.Options(
        6, 1, margin, 10, 1.5, tauM, 0.1, klFloor, klLogits, Precision.FLOAT32);
  }
}
