package org.robustlt.attacks.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.random.RandomSource;

final class LossGradientTest {
  private static final int[] LABELS = {0, 1, 2, 3, 4, 0, 1, 2};
  private static final int[] TARGETS = {1, 2, 3, 4, 0, 4, 3, 0};
  private static final double STEP = 1e-6;

  static Stream<LogitLoss> losses() {
    return Stream.of(
        LogitLoss.crossEntropy(LABELS),
        new MarginLoss(LABELS, 0),
        new MarginLoss(LABELS, 3),
        new LogitDifference(LABELS, TARGETS),
        new TargetCrossEntropy(TARGETS),
        new LogitMargin(LABELS),
        new ProbabilityMargin(LABELS),
        new DlrLoss(LABELS),
        new TargetedDlrLoss(LABELS, TARGETS));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void gradientEqualsCentralDifferences(LogitLoss loss) {
    INDArray logits = RandomSource.ofSeed(1).normal(DataType.DOUBLE, 0, 2, LABELS.length, 5);
    INDArray gradient = loss.at(logits).gradient();
    for (int i = 0; i < LABELS.length; i++) {
      for (int c = 0; c < 5; c++) {
        double logit = logits.getDouble(i, c);
        double above = loss.at(logits.dup().putScalar(i, c, logit + STEP)).losses()[i];
        double below = loss.at(logits.dup().putScalar(i, c, logit - STEP)).losses()[i];
        assertThat(gradient.getDouble(i, c))
            .as("example %d, class %d", i, c)
            .isCloseTo((above - below) / (2 * STEP), within(1e-7));
      }
    }
  }
}
