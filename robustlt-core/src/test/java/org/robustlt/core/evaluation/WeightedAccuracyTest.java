package org.robustlt.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.robustlt.api.random.RandomSource;

class WeightedAccuracyTest {
  @Test
  void weighsTheClassesThatHaveExamples() {
    ConfusionMatrix confusion = counts(new long[] {9, 1, 0}, new long[] {10, 10, 0});

    assertThat(WeightedAccuracy.of(confusion, c -> 1).value()).isCloseTo(0.5, within(1e-12));
    assertThat(WeightedAccuracy.of(confusion, c -> c == 0 ? 3 : 1).value())
        .isCloseTo(0.7, within(1e-12));
    assertThat(WeightedAccuracy.of(confusion, c -> c == 2 ? 1 : 0).value()).isNaN();
  }

  @Test
  void theIntervalOfASingleClassIsNearlyWilsons() {
    WilsonInterval wilson = WilsonInterval.of(70, 100);
    WilsonInterval weighted =
        WeightedAccuracy.of(counts(new long[] {70}, new long[] {100}), c -> 1).interval();

    assertThat(weighted.low()).isCloseTo(wilson.low(), within(1e-9));
    assertThat(weighted.high()).isCloseTo(wilson.high(), within(1e-9));
  }

  @Test
  void theIntervalHoldsTheTruthAboutNineteenTimesOutOfTwenty() {
    double[] accuracy = {0.9, 0.5, 0.1};
    double[] weight = {0.8, 0.15, 0.05};
    double truth = 0.9 * 0.8 + 0.5 * 0.15 + 0.1 * 0.05;
    RandomGenerator random = RandomSource.ofSeed(9).generator();
    int held = 0;
    for (int trial = 0; trial < 2000; trial++) {
      long[] correct = new long[3];
      for (int c = 0; c < 3; c++) {
        for (int i = 0; i < 30; i++) {
          correct[c] += random.nextDouble() < accuracy[c] ? 1 : 0;
        }
      }
      WilsonInterval interval =
          WeightedAccuracy.of(counts(correct, new long[] {30, 30, 30}), c -> c < 3 ? weight[c] : 0)
              .interval();
      held += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
    }
    assertThat(held / 2000.0).isBetween(0.93, 0.98);
  }

  private static ConfusionMatrix counts(long[] correct, long[] examples) {
    ConfusionMatrix confusion = new ConfusionMatrix(correct.length + 1);
    for (int c = 0; c < correct.length; c++) {
      for (int i = 0; i < examples[c]; i++) {
        confusion.add(new int[] {c}, new int[] {i < correct[c] ? c : correct.length});
      }
    }
    return confusion;
  }
}
