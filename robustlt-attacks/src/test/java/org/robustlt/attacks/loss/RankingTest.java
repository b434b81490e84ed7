package org.robustlt.attacks.loss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RankingTest {
  @Test
  void ordersTheLargestLogits() {
    assertThat(Ranking.largest(3, new double[] {0.5, -1, 2, 1, 0})).containsExactly(2, 3, 0);
    assertThat(Ranking.largest(1, new double[] {0.5, -1, 2, 1, 0})).containsExactly(2);
    assertThat(Ranking.largest(5, new double[] {0.5, -1, 2, 1, 0})).containsExactly(2, 3, 0, 4, 1);
  }

  @Test
  void ordersEqualLogitsByClass() {
    assertThat(Ranking.largest(3, new double[] {1, 1, 2, 1})).containsExactly(2, 0, 1);
  }

  @Test
  void leavesOutTheLabel() {
    assertThat(Ranking.largestExcept(2, new double[] {0.5, -1, 2, 1})).isEqualTo(3);
    assertThat(Ranking.largestExcept(0, new double[] {0.5, -1, 2, 1})).isEqualTo(2);
  }
}
