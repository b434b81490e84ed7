package org.robustlt.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ClassFrequencies;

class ConfusionMatrixTest {
  @Test
  void accuraciesAreSharesOfTheRightExamples() {
    ConfusionMatrix confusion = new ConfusionMatrix(3);
    confusion.add(new int[] {0, 0, 0, 0, 1, 1}, new int[] {0, 0, 0, 1, 1, 0});

    assertThat(confusion.overall()).isEqualTo(4 / 6.0);
    assertThat(confusion.balanced()).isEqualTo((0.75 + 0.5) / 2);
    assertThat(confusion.worstClass()).isEqualTo(0.5);
    assertThat(confusion.perClass()).containsExactly(0.75, 0.5, Double.NaN);
    assertThat(confusion.predictions(0)).containsExactly(Map.entry(0, 3L), Map.entry(1, 1L));
    assertThat(confusion.predictions(2)).isEmpty();
  }

  @Test
  void withoutExamplesThereIsNoAccuracy() {
    ConfusionMatrix confusion = new ConfusionMatrix(2);
    assertThat(confusion.overall()).isNaN();
    assertThat(confusion.balanced()).isNaN();
    assertThat(confusion.worstClass()).isNaN();
  }

  @Test
  void wilsonIntervalsEqualTheTextbookOnes() {
    WilsonInterval interval = WilsonInterval.of(10, 50);
    assertThat(interval.low()).isCloseTo(0.1124, within(1e-4));
    assertThat(interval.high()).isCloseTo(0.3304, within(1e-4));
    assertThat(WilsonInterval.of(0, 0)).isEqualTo(new WilsonInterval(0, 1));
  }

  @Test
  void headMediumAndTailAreThirdsByNumberOfImages() {
    ClassGroups groups = ClassGroups.thirds(ClassFrequencies.of(5, 900, 40, 300, 7, 100, 2));

    assertThat(groups.head()).containsExactly(1, 3);
    assertThat(groups.medium()).containsExactly(5, 2, 4);
    assertThat(groups.tail()).containsExactly(0, 6);
  }

  @Test
  void twoClassesHaveNoMediumGroup() {
    ClassGroups groups = ClassGroups.thirds(ClassFrequencies.of(5, 9));

    assertThat(groups.head()).containsExactly(1);
    assertThat(groups.medium()).isEmpty();
    assertThat(groups.tail()).containsExactly(0);
  }
}
