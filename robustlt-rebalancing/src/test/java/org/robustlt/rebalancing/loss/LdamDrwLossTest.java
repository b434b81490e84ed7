package org.robustlt.rebalancing.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.training.TrainingProgress;

class LdamDrwLossTest {
  private static final double[][] COSINES = {{0.3, 0.1}, {0.2, 0.4}};

  @Test
  void rarestClassHasTheWholeMarginAndASixteenTimesLargerOneHalfOfIt() {
    double common = -Math.log(1 / (1 + Math.exp(0.1 - (0.3 - 0.25))));
    double rare = -Math.log(1 / (1 + Math.exp(0.2 - (0.4 - 0.5))));

    double loss = unscaled().evaluate(input(1)).value();

    assertThat(loss).isCloseTo((common + rare) / 2, within(1e-12));
  }

  @Test
  void rareClassesWeighMoreLateInTheTraining() {
    double early = unscaled().evaluate(input(8)).value();
    double late = unscaled().evaluate(input(9)).value();

    assertThat(late).isNotCloseTo(early, within(1e-3));
  }

  @Test
  void refusesAScaleThatIsNotPositive() {
    assertThatThrownBy(() -> new LdamDrwLoss.Options(0.5, 0, 0.9, 0.8))
        .hasMessage("scale must be greater than 0, got 0.0");
  }

  private static LdamDrwLoss unscaled() {
    return new LdamDrwLoss(
        new LdamDrwLoss.Options(0.5, 1, 0.9999, 0.8), ClassFrequencies.of(160, 10));
  }

  private static LossInput input(int epoch) {
    return LossInputs.at(TrainingProgress.ofEpoch(epoch, 10), new int[] {0, 1}, COSINES, COSINES);
  }
}
