package org.robustlt.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticTest {
  @Test
  void dividesSquaresByOneLessThanTheCount() {
    Statistic statistic = Statistic.of(List.of(0.1, 0.2, 0.3));

    assertThat(statistic.mean()).isCloseTo(0.2, within(1e-15));
    assertThat(statistic.deviation()).isCloseTo(0.1, within(1e-15));
  }

  @Test
  void leavesOutWhatIsMissing() {
    assertThat(Statistic.of(List.of(Double.NaN, 0.5)).mean()).isEqualTo(0.5);
    assertThat(Percent.of(Statistic.of(List.of(Double.NaN)))).isEqualTo("–");
  }

  @Test
  void printsNoNegativeZero() {
    assertThat(Percent.change(Statistic.of(List.of(-0.0001)))).isEqualTo("+0.0");
    assertThat(Percent.change(Statistic.of(List.of(-0.012)))).isEqualTo("−1.2");
    assertThat(Percent.of(Statistic.of(List.of(0.3, 0.32)))).isEqualTo("31.0 ± 1.4");
  }
}
