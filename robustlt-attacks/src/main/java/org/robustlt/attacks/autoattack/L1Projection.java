package org.robustlt.attacks.autoattack;

import java.util.Arrays;
import org.robustlt.api.attack.InputBounds;

/**
 * The nearest point of an L1 ball that lies within the bounds of pixel values (Croce and Hein,
 * <i>Mind the box: l1-APGD for sparse adversarial attacks on image classifiers</i>, ICML 2021,
 * proposition 2.2).
 *
 * <p>Every coordinate's change shrinks by one λ, stops at 0, and begins no farther out than at the
 * bound. The λ at which their sum is the radius lies between two of the places where a coordinate
 * begins or stops to shrink, which are sorted.
 */
final class L1Projection {
  private L1Projection() {}

  /** Moves the point there. */
  static void project(double[] point, double[] centre, double radius, InputBounds bounds) {
    double[] sizes = new double[point.length];
    double[] rooms = new double[point.length];
    for (int j = 0; j < point.length; j++) {
      double change = point[j] - centre[j];
      sizes[j] = Math.abs(change);
      rooms[j] = change > 0 ? bounds.high() - centre[j] : centre[j] - bounds.low();
    }
    double lambda = lambda(sizes, rooms, radius);
    for (int j = 0; j < point.length; j++) {
      double size = Math.min(Math.max(sizes[j] - lambda, 0), rooms[j]);
      point[j] = centre[j] + (point[j] > centre[j] ? size : -size);
    }
  }

  /** Solves {@code Σ min(max(size − λ, 0), room) = radius}; 0 if the sum is no more as it is. */
  private static double lambda(double[] sizes, double[] rooms, double radius) {
    double[] begins = new double[sizes.length];
    double[] ends = sizes.clone();
    double sum = 0;
    for (int j = 0; j < sizes.length; j++) {
      begins[j] = Math.max(sizes[j] - rooms[j], 0);
      sum += Math.min(sizes[j], rooms[j]);
    }
    Arrays.sort(begins);
    Arrays.sort(ends);
    double lambda = 0;
    int begun = 0;
    int ended = 0;
    while (sum > radius) {
      while (begun < begins.length && begins[begun] <= lambda) {
        begun++;
      }
      while (ended < ends.length && ends[ended] <= lambda) {
        ended++;
      }
      double next = begun < begins.length ? begins[begun] : Double.POSITIVE_INFINITY;
      next = ended < ends.length ? Math.min(next, ends[ended]) : next;
      int shrinking = begun - ended;
      double left = sum - shrinking * (next - lambda);
      if (shrinking > 0 && !(left > radius)) {
        return lambda + (sum - radius) / shrinking;
      }
      if (next == Double.POSITIVE_INFINITY) {
        return lambda; // all changes are 0 but for rounding
      }
      sum = shrinking > 0 ? left : sum;
      lambda = next;
    }
    return lambda;
  }
}
