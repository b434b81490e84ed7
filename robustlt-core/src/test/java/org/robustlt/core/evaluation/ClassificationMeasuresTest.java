package org.robustlt.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Values of scikit-learn 1.2.1: f1_score, recall_score, calibration_curve (uniform, 15 bins). */
class ClassificationMeasuresTest {
  private static final int[] LABELS = {0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3};
  private static final int[] PREDICTIONS = {0, 0, 0, 1, 3, 1, 0, 1, 2, 1, 3, 0};
  private static final double[] CONFIDENCES = {
    .9, .55, .71, .31, .6, .34, .5, .97, .81, .99, .2, .46
  };

  @Test
  void equalThoseOfScikitLearn() {
    check(Set.of(0, 1, 2, 3), 0.5845238095238096, 0.5623413251903491, 0.36833333333333335);
    check(Set.of(0), 0.6, 0.6, 0.16999999999999998);
    check(Set.of(1, 2), 0.6190476190476191, 0.5773502691896257, 0.4619999999999999);
    check(Set.of(3), 0.5, 0.5, 0.63);
  }

  @Test
  void aWeightCountsAsSoManyExamples() {
    int[] twice = {0, 0, 0, 1, 1};
    int[] once = {0, 0, 0, 1};
    ClassificationMeasures all =
        ClassificationMeasures.of(
            twice, new int[] {0, 1, 1, 1, 1}, filled(5), 2, c -> 1, c -> true);
    ClassificationMeasures weighed =
        ClassificationMeasures.of(
            once, new int[] {0, 1, 1, 1}, filled(4), 2, c -> c == 1 ? 2 : 1, c -> true);
    assertThat(weighed.macroF1()).isCloseTo(all.macroF1(), within(1e-12));
    assertThat(weighed.geometricMean()).isCloseTo(all.geometricMean(), within(1e-12));
    assertThat(weighed.calibrationError()).isCloseTo(all.calibrationError(), within(1e-12));
  }

  @Test
  void aClassThatIsNeverFoundMakesTheGeometricMeanZero() {
    ClassificationMeasures measures =
        ClassificationMeasures.of(
            new int[] {0, 1}, new int[] {0, 0}, filled(2), 3, c -> 1, c -> true);
    assertThat(measures.geometricMean()).isZero();
    assertThat(measures.macroF1()).isCloseTo(1 / 3.0, within(1e-15));
  }

  private static double[] filled(int size) {
    double[] values = new double[size];
    Arrays.fill(values, 0.7);
    return values;
  }

  private static void check(Set<Integer> group, double f1, double mean, double error) {
    ClassificationMeasures measures =
        ClassificationMeasures.of(LABELS, PREDICTIONS, CONFIDENCES, 4, c -> 1, group::contains);
    assertThat(measures.macroF1()).isCloseTo(f1, within(1e-12));
    assertThat(measures.geometricMean()).isCloseTo(mean, within(1e-12));
    assertThat(measures.calibrationError()).isCloseTo(error, within(1e-12));
  }
}
