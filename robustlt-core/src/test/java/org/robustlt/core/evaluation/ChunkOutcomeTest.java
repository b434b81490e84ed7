package org.robustlt.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.Norm;

class ChunkOutcomeTest {
  private static final INDArray NATURAL =
      Nd4j.create(new double[] {0.1, 0.2, 0.3, 0.4}, new long[] {1, 1, 2, 2}, 'c');

  @Test
  void measuresDistancesAndPixels() {
    ChunkOutcome outcome = outcome(0.1, 0.5, 0.7, 0.4);

    assertThat(outcome.distance(Norm.LINF, 0)).isCloseTo(0.4, within(1e-12));
    assertThat(outcome.distance(Norm.L2, 0)).isCloseTo(0.5, within(1e-12));
    assertThat(outcome.distance(Norm.L1, 0)).isCloseTo(0.7, within(1e-12));
    assertThat(outcome.lowest()[0]).isEqualTo(0.1);
    assertThat(outcome.highest()[0]).isEqualTo(0.7);
  }

  @Test
  void onePixelThatIsNoNumberIsNotForgotten() {
    ChunkOutcome outcome = outcome(0.1, Double.NaN, 0.3, 0.4);

    assertThat(outcome.distance(Norm.LINF, 0)).isNaN();
    assertThat(outcome.distance(Norm.L2, 0)).isNaN();
    assertThat(outcome.lowest()[0]).isNaN();
    assertThat(outcome.highest()[0]).isNaN();
  }

  private static ChunkOutcome outcome(double... pixels) {
    INDArray images = Nd4j.create(pixels, new long[] {1, 1, 2, 2}, 'c');
    return ChunkOutcome.of(Nd4j.create(new double[][] {{1, 0}}), NATURAL, images, 1, Norm.L1);
  }
}
