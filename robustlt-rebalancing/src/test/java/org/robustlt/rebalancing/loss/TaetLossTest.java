package org.robustlt.rebalancing.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.rebalancing.loss.TaetLoss.AbsentClasses;
import org.robustlt.tck.RebalancingLossContract;

class TaetLossTest extends RebalancingLossContract {
  private static final double LN3 = Math.log(3);

  @Override
  protected RebalancingLoss loss(ComponentContext context) {
    TaetLoss.Provider provider = new TaetLoss.Provider();
    return provider.create(provider.defaults(), context);
  }

  @Nested
  class AsPublished extends RebalancingLossContract {
    @Override
    protected RebalancingLoss loss(ComponentContext context) {
      return loss(AbsentClasses.COUNT_AS_ZERO);
    }

    private RebalancingLoss loss(AbsentClasses absent) {
      return new TaetLoss(new TaetLoss.Options(0.1, 0.2, 0.3, 0.1, absent));
    }
  }

  @Test
  void ignoresClassesThatTheBatchLacks() {
    assertThat(termsOfTwoEqualClassesOfThree(AbsentClasses.IGNORE))
        .hasEntrySatisfying("balanced", mean -> assertThat(mean).isCloseTo(LN3, within(1e-12)))
        .hasEntrySatisfying("hierarchical", v -> assertThat(v).isCloseTo(0, within(1e-12)))
        .hasEntrySatisfying("rare", squares -> assertThat(squares).isCloseTo(0.5, within(1e-9)));
  }

  @Test
  void countsThemAsZeroIfAskedTo() {
    assertThat(termsOfTwoEqualClassesOfThree(AbsentClasses.COUNT_AS_ZERO))
        .hasEntrySatisfying(
            "balanced", mean -> assertThat(mean).isCloseTo(2 * LN3 / 3, within(1e-12)))
        .hasEntrySatisfying(
            "hierarchical", v -> assertThat(v).isCloseTo(2 * LN3 * LN3 / 9, within(1e-12)));
  }

  private static Map<String, Double> termsOfTwoEqualClassesOfThree(AbsentClasses absent) {
    double[][] zeros = new double[3][3];
    LossInput input = LossInputs.of(new int[] {0, 1, 0}, zeros, zeros);
    return new TaetLoss(new TaetLoss.Options(1, 1, 1, 0, absent)).evaluate(input).terms();
  }
}
