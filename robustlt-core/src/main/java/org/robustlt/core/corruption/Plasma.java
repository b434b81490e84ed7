package org.robustlt.core.corruption;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Clouds by the diamond-square algorithm, on a torus: the middles of squares, then of diamonds, are
 * the means of their corners and a draw, whose range falls with the squares' sides.
 */
final class Plasma {
  private final int side;
  private final double[][] height;
  private final RandomGenerator random;

  private Plasma(int side, RandomGenerator random) {
    this.side = side;
    this.height = new double[side][side];
    this.random = random;
  }

  /**
   * Returns clouds, 0..1.
   *
   * @param side a power of two
   * @param decay how much the range of the draws falls with every halving
   */
  static double[][] of(int side, double decay, RandomGenerator random) {
    Plasma plasma = new Plasma(side, random);
    double range = 100;
    for (int step = side; step >= 2; step /= 2) {
      plasma.squares(step, range);
      plasma.diamonds(step, range);
      range /= decay;
    }
    return plasma.scaled();
  }

  private void squares(int step, double range) {
    int half = step / 2;
    for (int y = 0; y < side; y += step) {
      for (int x = 0; x < side; x += step) {
        double corners = at(y, x) + at(y + step, x) + at(y, x + step) + at(y + step, x + step);
        height[y + half][x + half] = corners / 4 + draw(range);
      }
    }
  }

  private void diamonds(int step, double range) {
    int half = step / 2;
    for (int y = 0; y < side; y += step) {
      for (int x = 0; x < side; x += step) {
        double corners =
            at(y + half, x + half) + at(y - half, x + half) + at(y, x) + at(y, x + step);
        height[y][x + half] = corners / 4 + draw(range);
      }
    }
    for (int y = 0; y < side; y += step) {
      for (int x = 0; x < side; x += step) {
        double corners =
            at(y + half, x + half) + at(y + half, x - half) + at(y, x) + at(y + step, x);
        height[y + half][x] = corners / 4 + draw(range);
      }
    }
  }

  private double at(int y, int x) {
    return height[Math.floorMod(y, side)][Math.floorMod(x, side)];
  }

  private double draw(double range) {
    return range * (2 * random.nextDouble() - 1) * range;
  }

  private double[][] scaled() {
    double least = Arrays.stream(height).flatMapToDouble(Arrays::stream).min().orElse(0);
    double most = Arrays.stream(height).flatMapToDouble(Arrays::stream).max().orElse(1);
    for (double[] row : height) {
      Arrays.setAll(row, x -> (row[x] - least) / (most - least));
    }
    return height;
  }
}
