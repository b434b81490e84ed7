package org.robustlt.bench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void ticksAreFewRoundAndCoverTheValues() {
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      double most = Math.pow(10, random.nextInt(9) - 4) * (0.1 + random.nextDouble());
      Axis axis = Axis.fromZero("value", 0, most, 5);

      assertThat(axis.min()).isZero();
      assertThat(axis.max()).isGreaterThanOrEqualTo(most * (1 - 1e-8));
      assertThat(axis.max()).isLessThanOrEqualTo(most * 2.1);
      assertThat(axis.ticks()).hasSizeBetween(3, 7);
      axis.ticks().forEach(tick -> assertThat(Axis.label(tick).length()).isLessThan(9));
    }
  }

  @Test
  void epochsAreWholeNumbersFromOne() {
    for (int epochs = 1; epochs <= 300; epochs++) {
      Axis axis = Axis.epochs(epochs);

      assertThat(axis.ticks()).hasSizeBetween(2, 9);
      assertThat(axis.ticks()).allMatch(tick -> tick == Math.rint(tick));
      assertThat(axis.max()).isGreaterThanOrEqualTo(epochs);
    }
  }

  @Test
  void labelsAreShort() {
    assertThat(Axis.label(0.30000000000000004)).isEqualTo("0.3");
    assertThat(Axis.label(10000)).isEqualTo("10,000");
    assertThat(Axis.label(0)).isEqualTo("0");
    assertThat(Axis.label(1e-7)).isEqualTo("1e-7");
  }
}
