package org.robustlt.attacks.autoattack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.robustlt.api.random.RandomSource;

final class BumpTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13})
  void hasLengthOne(int side) {
    double[] bump = Bump.of(side, RandomSource.ofSeed(side).generator());

    assertThat(bump).hasSize(side * side);
    assertThat(Arrays.stream(bump).map(value -> value * value).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void isPositiveInOneHalfAndNegativeInTheOther() {
    double[] bump = Bump.of(4, RandomSource.ofSeed(2).generator());

    boolean lying = bump[1] * bump[2] < 0;
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        boolean firstHalf = (lying ? column : row) < 2;
        assertThat(bump[row * 4 + column] > 0).isEqualTo(firstHalf);
      }
    }
  }
}
