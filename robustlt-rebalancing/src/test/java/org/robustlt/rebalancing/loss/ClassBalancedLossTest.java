package org.robustlt.rebalancing.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.rebalancing.loss.ClassBalancedLoss.Options;

class ClassBalancedLossTest {
  @Test
  void weightsFollowClassSizesFromNotAtAllToFully() {
    ClassFrequencies frequencies = ClassFrequencies.of(300, 100);
    TrainingProgress progress = TrainingProgress.ofEpoch(1, 1);

    assertThat(new ClassBalance(0, 0, frequencies).at(progress)).containsExactly(1, 1);
    double[] inverse = new ClassBalance(1 - 1e-9, 0, frequencies).at(progress);
    assertThat(inverse).containsExactly(new double[] {0.5, 1.5}, within(1e-6));
    double[] between = new ClassBalance(0.99, 0, frequencies).at(progress);
    assertThat(between[1] / between[0]).isBetween(1.0, 3.0);
    assertThat(Arrays.stream(between).average().orElseThrow()).isCloseTo(1, within(1e-12));
  }

  @Test
  void weightsWaitForTheDeferralToEnd() {
    ClassBalance balance = new ClassBalance(0.99, 0.8, ClassFrequencies.of(300, 100));

    assertThat(balance.at(TrainingProgress.ofEpoch(8, 10))).containsExactly(1, 1);
    assertThat(balance.at(TrainingProgress.ofEpoch(9, 10))[1]).isGreaterThan(1);
  }

  @Test
  void refusesValuesOutOfRange() {
    assertThatThrownBy(() -> new Options(1, 0, 0))
        .hasMessage("beta must be at least 0 and below 1, got 1.0");
    assertThatThrownBy(() -> new Options(0.9, -1, 0))
        .hasMessage("gamma must be finite and not negative, got -1.0");
    assertThatThrownBy(() -> new Options(0.9, 0, 1.5))
        .hasMessage("deferral must be from 0 to 1, got 1.5");
  }
}
