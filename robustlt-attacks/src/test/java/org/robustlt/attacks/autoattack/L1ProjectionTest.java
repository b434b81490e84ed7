package org.robustlt.attacks.autoattack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.robustlt.api.attack.InputBounds;
import org.robustlt.api.random.RandomSource;

final class L1ProjectionTest {
  private static final int SIDES = 9;

  private final RandomGenerator generator = RandomSource.ofSeed(8).generator();

  private static double[] projected(double[] point, double[] centre, double radius) {
    double[] projected = point.clone();
    L1Projection.project(projected, centre, radius, InputBounds.UNIT);
    return projected;
  }

  /** The expected points are those of a bisection in NumPy. */
  @Test
  void shrinksChangesEquallyAndNoFartherThanToTheBounds() {
    assertThat(
            projected(
                new double[] {1.94, 1.22, -0.66, -1.25, 0.19, 0.95},
                new double[] {0.64, 0.27, 0.04, 0.02, 0.81, 0.91},
                0.5))
        .containsExactly(new double[] {1, 0.39, 0.04, 0, 0.81, 0.91}, within(1e-6));
    assertThat(
            projected(
                new double[] {1.27, 1.07, 0.6, 1.55, 0.19, 0.89},
                new double[] {0.86, 0.03, 0.73, 0.18, 0.86, 0.54},
                1.2))
        .containsExactly(
            new double[] {0.86, 0.443333, 0.73, 0.923333, 0.816667, 0.54}, within(1e-6));
  }

  @Test
  void aPointThatIsNearEnoughIsOnlyClipped() {
    assertThat(
            projected(
                new double[] {-0.39, 0.17, 0.84, 1.52, 0.9, 1.01},
                new double[] {0.62, 0.38, 1.0, 0.98, 0.69, 0.65},
                9))
        .containsExactly(new double[] {0, 0.17, 0.84, 1, 0.9, 1}, within(1e-15));
  }

  @Test
  void noOtherPointOfBallAndBoundsIsNearer() {
    for (int trial = 0; trial < 300; trial++) {
      double[] centre = generator.doubles(SIDES).toArray();
      double[] point = generator.doubles(SIDES, -1.5, 2.5).toArray();
      double radius = 0.1 + 3 * generator.nextDouble();
      double[] other = projected(generator.doubles(SIDES, -1, 2).toArray(), centre, radius);

      double[] projected = projected(point, centre, radius);

      double change = 0;
      double nearest = 0;
      double second = 0;
      for (int j = 0; j < SIDES; j++) {
        assertThat(projected[j]).isBetween(0.0, 1.0);
        change += Math.abs(projected[j] - centre[j]);
        nearest += Math.pow(projected[j] - point[j], 2);
        second += Math.pow(other[j] - point[j], 2);
      }
      assertThat(change).isLessThanOrEqualTo(radius + 1e-12);
      assertThat(nearest).isLessThanOrEqualTo(second + 1e-12);
    }
  }
}
