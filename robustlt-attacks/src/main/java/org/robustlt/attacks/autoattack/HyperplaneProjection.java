package org.robustlt.attacks.autoattack;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.robustlt.api.attack.InputBounds;
import org.robustlt.api.attack.Norm;

/**
 * The smallest change that brings a point onto the hyperplane {@code w·x = b} without leaving the
 * bounds of pixel values (Croce and Hein, <i>Minimally distorted adversarial examples with a fast
 * adaptive boundary attack</i>, ICML 2020, section 3.2).
 *
 * <p>Every coordinate moves towards the bound on the other side of the plane, by λ (L∞) or {@code
 * λ·|w_i|} (L2), but no farther than the bound. The λ that reaches the plane is the root of a
 * concave, piecewise linear function, which Newton's method finds exactly from below. In L1, the
 * coordinates of the largest weights move alone.
 */
final class HyperplaneProjection {
  private static final int MOST_ITERATIONS = 100;

  private final Norm norm;
  private final InputBounds bounds;

  HyperplaneProjection(Norm norm, InputBounds bounds) {
    this.norm = norm;
    this.bounds = bounds;
  }

  /**
   * Returns the change d of a point t; the farthest possible one if no change reaches the plane.
   */
  double[] change(double[] t, double[] w, double b) {
    double gap = -b;
    for (int j = 0; j < t.length; j++) {
      gap += w[j] * t[j];
    }
    double side = gap >= 0 ? 1 : -1;
    if (norm == Norm.L1) {
      return steepestFirst(t, w, side, Math.abs(gap));
    }
    double[] rates = new double[t.length];
    double[] limits = new double[t.length];
    for (int j = 0; j < t.length; j++) {
      double weight = Math.abs(w[j]);
      double room = side * w[j] < 0 ? bounds.high() - t[j] : t[j] - bounds.low();
      rates[j] = weight * speed(weight);
      limits[j] = weight > 0 ? room / speed(weight) : Double.POSITIVE_INFINITY;
    }
    double lambda = lambda(Math.abs(gap), rates, limits);
    double[] change = new double[t.length];
    for (int j = 0; j < t.length; j++) {
      if (w[j] != 0) {
        double length = speed(Math.abs(w[j])) * Math.min(lambda, limits[j]);
        change[j] = w[j] < 0 ? side * length : -side * length;
      }
    }
    return change;
  }

  /** Moves one coordinate after the other to its bound, the one of the largest weight first. */
  private double[] steepestFirst(double[] t, double[] w, double side, double gap) {
    int[] order =
        IntStream.range(0, w.length)
            .filter(j -> w[j] != 0)
            .boxed()
            .sorted(Comparator.comparingDouble(j -> -Math.abs(w[j])))
            .mapToInt(j -> j)
            .toArray();
    double[] change = new double[t.length];
    double left = gap;
    for (int i = 0; i < order.length && left > 0; i++) {
      int j = order[i];
      double room = side * w[j] < 0 ? bounds.high() - t[j] : t[j] - bounds.low();
      double length = Math.min(Math.max(room, 0), left / Math.abs(w[j]));
      change[j] = w[j] < 0 ? side * length : -side * length;
      left -= length * Math.abs(w[j]);
    }
    return change;
  }

  /** Solves {@code Σ rate_i·min(λ, limit_i) = gap}. */
  private static double lambda(double gap, double[] rates, double[] limits) {
    double lambda = 0;
    for (int i = 0; i < MOST_ITERATIONS; i++) {
      double reached = 0;
      double slope = 0;
      for (int j = 0; j < rates.length; j++) {
        if (lambda < limits[j]) {
          slope += rates[j];
        } else {
          reached += rates[j] * limits[j];
        }
      }
      if (slope == 0) {
        return Double.POSITIVE_INFINITY;
      }
      double next = (gap - reached) / slope;
      if (next <= lambda) {
        return lambda;
      }
      lambda = next;
    }
    return lambda;
  }

  private double speed(double weight) {
    return norm == Norm.LINF ? 1 : weight;
  }
}
