package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.InputBounds;
import org.robustlt.api.attack.Norm;

/**
 * The smallest change that brings a point onto the hyperplane {@code w·x = b} without leaving the
 * bounds of pixel values (Croce and Hein, <i>Minimally distorted adversarial examples with a fast
 * adaptive boundary attack</i>, ICML 2020, section 3.2).
 *
 * <p>Every coordinate moves towards the bound on the other side of the plane, by λ (L∞) or {@code
 * λ·|w_i|} (L2), but no farther than the bound. The λ that reaches the plane is the root of a
 * concave, piecewise linear function, which Newton's method finds exactly from below.
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
    double[] room = new double[t.length];
    for (int j = 0; j < t.length; j++) {
      room[j] = side * w[j] < 0 ? bounds.high() - t[j] : t[j] - bounds.low();
    }
    double lambda = lambda(Math.abs(gap), w, room);
    double[] change = new double[t.length];
    for (int j = 0; j < t.length; j++) {
      if (w[j] != 0) {
        double length = Math.min(lambda * speed(w[j]), room[j]);
        change[j] = -Math.signum(side * w[j]) * length;
      }
    }
    return change;
  }

  /** Solves {@code Σ |w_i|·min(λ·speed_i, room_i) = gap}. */
  private double lambda(double gap, double[] w, double[] room) {
    double lambda = 0;
    for (int i = 0; i < MOST_ITERATIONS; i++) {
      double reached = 0;
      double slope = 0;
      for (int j = 0; j < w.length; j++) {
        double weight = Math.abs(w[j]);
        if (lambda * speed(w[j]) < room[j]) {
          slope += weight * speed(w[j]);
        } else {
          reached += weight * room[j];
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
    return norm == Norm.LINF ? 1 : Math.abs(weight);
  }
}
