package org.robustlt.attacks.autoattack;

import java.util.random.RandomGenerator;
import org.robustlt.api.attack.InputBounds;
import org.robustlt.api.attack.Norm;

/** Where the adversarial image of one example may lie: near the natural one, within the bounds. */
abstract class Ball {
  /** Keeps quotients finite, where the published code adds the same number. */
  static final double TINY = 1e-12;

  private final double[] centre;
  private final double radius;
  private final InputBounds bounds;

  private Ball(double[] centre, double radius, InputBounds bounds) {
    this.centre = centre;
    this.radius = radius;
    this.bounds = bounds;
  }

  static Ball of(Norm norm, double[] centre, double radius, InputBounds bounds) {
    return switch (norm) {
      case LINF -> new Linf(centre, radius, bounds);
      case L2 -> new L2(centre, radius, bounds);
      case L1 -> new L1(centre, radius, bounds);
    };
  }

  /** Returns the ball of a multiple of the radius. */
  final Ball widened(double factor) {
    return of(norm(), centre, factor * radius, bounds);
  }

  /** Returns the natural image; not to be modified. */
  final double[] centre() {
    return centre;
  }

  final double radius() {
    return radius;
  }

  final InputBounds bounds() {
    return bounds;
  }

  final double clip(double pixel) {
    return Math.min(Math.max(pixel, bounds.low()), bounds.high());
  }

  abstract Norm norm();

  /** Returns the size of a change in the norm of this ball. */
  abstract double length(double[] change);

  /** Returns the size of a gradient in the norm that is dual to this ball's. */
  abstract double dualLength(double[] gradient);

  /** Moves the point so far where a linear function of this gradient rises most. */
  abstract void climb(double[] point, double[] gradient, double length);

  /** Moves the point to the nearest one in the ball, then into the bounds. */
  abstract void project(double[] point);

  /** Does that with some of the pixels of a point, of which the others are in an L∞ ball. */
  void project(double[] point, int from, int end) {
    project(point);
  }

  /** Returns a random image at distance {@code share · radius} before it is put into the bounds. */
  final double[] random(RandomGenerator generator, double share) {
    double[] noise = noise(generator);
    return at(noise, share * radius / (length(noise) + TINY));
  }

  /** Draws a change whose length does not matter. */
  abstract double[] noise(RandomGenerator generator);

  /** Returns the centre moved by a multiple of a change, within the bounds. */
  final double[] at(double[] change, double multiple) {
    double[] point = new double[centre.length];
    for (int j = 0; j < point.length; j++) {
      point[j] = clip(centre[j] + multiple * change[j]);
    }
    return point;
  }

  /** Returns how far a point is from the centre. */
  final double distance(double[] point) {
    double[] change = new double[point.length];
    for (int j = 0; j < change.length; j++) {
      change[j] = point[j] - centre[j];
    }
    return length(change);
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += Math.abs(value);
    }
    return sum;
  }

  private static double[] gaussian(RandomGenerator generator, int length) {
    double[] noise = new double[length];
    for (int j = 0; j < length; j++) {
      noise[j] = generator.nextGaussian();
    }
    return noise;
  }

  private static final class Linf extends Ball {
    Linf(double[] centre, double radius, InputBounds bounds) {
      super(centre, radius, bounds);
    }

    @Override
    Norm norm() {
      return Norm.LINF;
    }

    @Override
    double length(double[] change) {
      return largest(change);
    }

    @Override
    double dualLength(double[] gradient) {
      return sum(gradient);
    }

    @Override
    void climb(double[] point, double[] gradient, double length) {
      for (int j = 0; j < point.length; j++) {
        point[j] += length * Math.signum(gradient[j]);
      }
    }

    @Override
    void project(double[] point) {
      project(point, 0, point.length);
    }

    @Override
    void project(double[] point, int from, int end) {
      double[] centre = centre();
      for (int j = from; j < end; j++) {
        double near = Math.max(point[j], centre[j] - radius());
        point[j] = clip(Math.min(near, centre[j] + radius()));
      }
    }

    @Override
    double[] noise(RandomGenerator generator) {
      double[] noise = new double[centre().length];
      for (int j = 0; j < noise.length; j++) {
        noise[j] = 2 * generator.nextDouble() - 1;
      }
      return noise;
    }
  }

  private static final class L2 extends Ball {
    L2(double[] centre, double radius, InputBounds bounds) {
      super(centre, radius, bounds);
    }

    @Override
    Norm norm() {
      return Norm.L2;
    }

    @Override
    double length(double[] change) {
      double sum = 0;
      for (double value : change) {
        sum += value * value;
      }
      return Math.sqrt(sum);
    }

    @Override
    double dualLength(double[] gradient) {
      return length(gradient);
    }

    @Override
    void climb(double[] point, double[] gradient, double length) {
      double steepness = length(gradient) + TINY;
      for (int j = 0; j < point.length; j++) {
        point[j] += length * (gradient[j] / steepness);
      }
    }

    @Override
    void project(double[] point) {
      double[] centre = centre();
      double factor = Math.min(1, radius() / (distance(point) + TINY));
      for (int j = 0; j < point.length; j++) {
        point[j] = clip(centre[j] + factor * (point[j] - centre[j]));
      }
    }

    @Override
    double[] noise(RandomGenerator generator) {
      return gaussian(generator, centre().length);
    }
  }

  private static final class L1 extends Ball {
    /** Of the radius, left free for what rounding to single precision adds. */
    private static final double WITHIN = 1 - 1e-6;

    L1(double[] centre, double radius, InputBounds bounds) {
      super(centre, radius, bounds);
    }

    @Override
    Norm norm() {
      return Norm.L1;
    }

    @Override
    double length(double[] change) {
      return sum(change);
    }

    @Override
    double dualLength(double[] gradient) {
      return largest(gradient);
    }

    @Override
    void climb(double[] point, double[] gradient, double length) {
      int steepest = 0;
      for (int j = 0; j < gradient.length; j++) {
        steepest = Math.abs(gradient[j]) > Math.abs(gradient[steepest]) ? j : steepest;
      }
      point[steepest] += length * Math.signum(gradient[steepest]);
    }

    @Override
    void project(double[] point) {
      L1Projection.project(point, centre(), WITHIN * radius(), bounds());
    }

    @Override
    double[] noise(RandomGenerator generator) {
      return gaussian(generator, centre().length);
    }
  }
}
