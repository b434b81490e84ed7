package org.robustlt.core.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.LogitLoss;

class MixedObjectiveTest {
  @Test
  void lossesAndGradientsCountByTheirShares() {
    INDArray ofOwn = Nd4j.createFromArray(new double[][] {{1, 2}, {3, 4}});
    INDArray ofOther = Nd4j.createFromArray(new double[][] {{5, 6}, {7, 8}});
    LogitLoss.Value mixed =
        new MixedObjective(
                logits -> new LogitLoss.Value(new double[] {8, 4}, ofOwn),
                logits -> new LogitLoss.Value(new double[] {0, 8}, ofOther),
                0.25)
            .at(Nd4j.zeros(2, 2));

    assertThat(mixed.losses()).containsExactly(6, 5);
    assertThat(mixed.gradient().ravel().toDoubleVector()).containsExactly(2, 3, 4, 5);
    assertThat(ofOwn.getDouble(0, 0)).isEqualTo(1);
  }
}
