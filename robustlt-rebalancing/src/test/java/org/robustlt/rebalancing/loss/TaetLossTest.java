package org.robustlt.rebalancing.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.robustlt.api.loss.LossInput;
import org.robustlt.rebalancing.loss.TaetLoss.AbsentClasses;

class TaetLossTest {
  private static final double LN3 = Math.log(3);

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
