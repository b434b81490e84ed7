package org.robustlt.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.robustlt.api.attack.Norm;
import org.robustlt.core.record.Margin;

class ExampleOutcomesTest {
  private static final int[] ALL = IntStream.range(0, 7).toArray();

  /** Six images of class 0, of which the first is misclassified as it is, and one of class 1. */
  private final ExampleOutcomes outcomes =
      new ExampleOutcomes(ALL, new int[] {0, 0, 0, 0, 0, 0, 1});

  @Test
  void marginsAreThoseOfRightlyClassifiedImages() {
    take(ExampleOutcomes.NATURALLY, new int[] {2, 0, 0, 0, 0, 0, 0}, new double[7]);
    take(0, new int[] {2, 1, 1, 2, 1, 1, 0}, new double[] {0, 0.5, 0.1, 0.4, 0.2, 0.3, 0.1});

    assertThat(Margin.ofEach(outcomes, 3))
        .containsExactly(
            new Margin(5, 0.2, 0.3, 0.4),
            new Margin(0, Double.NaN, Double.NaN, Double.NaN),
            new Margin(0, Double.NaN, Double.NaN, Double.NaN));
  }

  @Test
  void whereNothingWasFoundAMarginIsInfinite() {
    take(ExampleOutcomes.NATURALLY, new int[] {0, 0, 0, 0, 0, 0, 1}, new double[7]);
    take(0, new int[] {1, 1, 0, 0, 0, 0, 1}, new double[] {0.1, 0.2, 0, 0, 0, 0, 0});

    Margin margin = Margin.ofEach(outcomes, 2).get(0);
    assertThat(margin)
        .isEqualTo(new Margin(6, 0.2, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
  }

  private void take(int stage, int[] predictions, double[] distances) {
    double[] zero = new double[ALL.length];
    outcomes.take(
        stage,
        ALL,
        new ChunkOutcome(
            predictions,
            zero,
            distances,
            distances,
            Optional.empty(),
            zero,
            zero,
            Optional.empty()),
        Norm.LINF,
        Arrays.stream(distances).max().orElse(0));
  }
}
