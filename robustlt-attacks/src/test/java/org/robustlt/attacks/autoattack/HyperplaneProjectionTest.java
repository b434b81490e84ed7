package org.robustlt.attacks.autoattack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.robustlt.api.attack.InputBounds;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.random.RandomSource;

final class HyperplaneProjectionTest {
  private static final int SIDES = 12;

  private final RandomGenerator generator = RandomSource.ofSeed(5).generator();

  @ParameterizedTest
  @EnumSource(Norm.class)
  void reachesThePlaneWithinTheBounds(Norm norm) {
    HyperplaneProjection projection = new HyperplaneProjection(norm, InputBounds.UNIT);
    for (int trial = 0; trial < 200; trial++) {
      double[] normal = normal();
      double[] target = point();
      double[] point = point();
      double offset = product(normal, target);

      double[] reached = sum(point, projection.change(point, normal, offset));

      assertThat(product(normal, reached)).isCloseTo(offset, within(1e-12));
      for (double value : reached) {
        assertThat(value).isBetween(-1e-15, 1 + 1e-15);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Norm.class)
  void noOtherPointOfThePlaneIsNearer(Norm norm) {
    HyperplaneProjection projection = new HyperplaneProjection(norm, InputBounds.UNIT);
    for (int trial = 0; trial < 200; trial++) {
      double[] normal = normal();
      double[] other = point();
      double[] point = point();
      Ball ball = Ball.of(norm, point, 1, InputBounds.UNIT);

      double[] change = projection.change(point, normal, product(normal, other));

      assertThat(ball.length(change)).isLessThanOrEqualTo(ball.distance(other) + 1e-12);
    }
  }

  @ParameterizedTest
  @EnumSource(Norm.class)
  void goesAsFarAsItCanIfThePlaneIsOutOfReach(Norm norm) {
    double[] change =
        new HyperplaneProjection(norm, InputBounds.UNIT)
            .change(new double[] {0.25, 0.5, 0.5}, new double[] {2, -1, 0}, 9);

    assertThat(change).containsExactly(0.75, -0.5, 0);
  }

  private double[] point() {
    return generator.doubles(SIDES).map(u -> u < 0.1 ? 0 : u).toArray();
  }

  private double[] normal() {
    double[] normal = new double[SIDES];
    for (int j = 0; j < SIDES; j++) {
      normal[j] = j == 3 ? 0 : generator.nextGaussian();
    }
    return normal;
  }

  private static double product(double[] left, double[] right) {
    double sum = 0;
    for (int j = 0; j < left.length; j++) {
      sum += left[j] * right[j];
    }
    return sum;
  }

  private static double[] sum(double[] left, double[] right) {
    double[] sum = left.clone();
    for (int j = 0; j < sum.length; j++) {
      sum[j] += right[j];
    }
    return sum;
  }
}
