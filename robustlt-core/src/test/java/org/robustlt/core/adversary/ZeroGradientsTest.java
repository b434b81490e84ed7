package org.robustlt.core.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ZeroGradientsTest {
  private final ZeroGradients zeroGradients = new ZeroGradients();

  @Test
  void anImageCountsIfEveryGradientWasExactlyZero() {
    zeroGradients.begin(4);
    INDArray gradient = Nd4j.zeros(DataType.FLOAT, 4, 3, 5, 5);
    gradient.putScalar(new int[] {0, 0, 2, 2}, 1e-30);
    gradient.putScalar(new int[] {2, 2, 4, 0}, -1e-30);
    zeroGradients.note(gradient);
    zeroGradients.note(Nd4j.zeros(DataType.FLOAT, 4, 3, 5, 5));
    assertThat(zeroGradients.amongFirst(4)).containsExactly(1, 3);
    assertThat(zeroGradients.amongFirst(3)).as("what fills a batch up").containsExactly(1);
  }

  @Test
  void whatIsNoNumberIsNotZero() {
    zeroGradients.begin(1);
    zeroGradients.note(Nd4j.valueArrayOf(new long[] {1, 1, 2, 2}, Double.NaN, DataType.FLOAT));
    assertThat(zeroGradients.amongFirst(1)).isEmpty();
  }

  @Test
  void anAttackThatAsksForNoGradientOfTheBatchCountsNothing() {
    zeroGradients.begin(2);
    assertThat(zeroGradients.amongFirst(2)).isEmpty();
    zeroGradients.note(Nd4j.zeros(DataType.FLOAT, 1, 1, 2, 2));
    assertThat(zeroGradients.amongFirst(2)).as("a part of the batch").isEmpty();
  }
}
