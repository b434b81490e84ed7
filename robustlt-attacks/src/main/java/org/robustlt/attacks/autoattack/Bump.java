package org.robustlt.attacks.autoattack;

import java.util.random.RandomGenerator;

/**
 * The shape of the changes of the L2 square attack: a positive pyramid in one half of a square and
 * a negative one in the other (Andriushchenko et al., ECCV 2020, equation 5).
 */
final class Bump {
  private Bump() {}

  /** Returns {@code [side · side]} values of Euclidean length 1, upright or lying at random. */
  static double[] of(int side, RandomGenerator generator) {
    double[] bump = new double[side * side];
    int middle = side / 2;
    pyramid(bump, side, 0, middle, 1);
    pyramid(bump, side, middle, side, -1);
    double length = length(bump);
    boolean lying = generator.nextDouble() > 0.5;
    double[] placed = new double[bump.length];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        int target = lying ? column * side + row : row * side + column;
        placed[target] = bump[row * side + column] / length;
      }
    }
    return placed;
  }

  /** Fills rows with a pyramid of length 1, whose layer of half-width k has the height 1/(k+1)². */
  private static void pyramid(double[] bump, int side, int from, int end, int sign) {
    int rows = end - from;
    int layers = Math.max(rows, side) / 2 + 1;
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < side; column++) {
        double height = 0;
        int distance = Math.max(Math.abs(row - rows / 2), Math.abs(column - side / 2));
        for (int layer = distance; layer < layers; layer++) {
          height += 1.0 / ((layer + 1) * (layer + 1));
        }
        bump[(from + row) * side + column] = sign * height;
        sum += height * height;
      }
    }
    for (int pixel = from * side; pixel < end * side; pixel++) {
      bump[pixel] /= Math.sqrt(sum);
    }
  }

  private static double length(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
