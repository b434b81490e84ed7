package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Norm;

/**
 * One example on its way to the nearest adversarial image: a step up the loss, then back to a
 * radius that shrinks where the image is misclassified and grows where it is not.
 */
final class NearestPoint {
  private final Ball ball;
  private final Way way;
  private final double farthest;
  private double[] change;
  private double[] nearest;
  private double distance = Double.POSITIVE_INFINITY;
  private double radius;

  /**
   * Begins at the natural image.
   *
   * @param radius the radius before the first step; infinite if there is none yet
   */
  NearestPoint(Ball ball, Way way, double radius) {
    this.ball = ball;
    this.way = way;
    this.radius = radius;
    this.change = new double[ball.centre().length];
    this.nearest = ball.centre();
    this.farthest = farthest(ball);
  }

  /** How the radius is found. */
  enum Way {
    /** FMN: first by the linearized boundary, then by shares, never beyond the nearest image. */
    FMN,
    /** DDN: by shares, and every image lies at the radius. */
    DDN
  }

  /** Returns the image to ask the classifier about; a fresh array. */
  double[] current() {
    return ball.at(change, 1);
  }

  /** Returns the nearest misclassified image, or the natural one if there was none. */
  double[] nearest() {
    return nearest;
  }

  /** Returns how far the nearest misclassified image is from the natural one; or infinity. */
  double distance() {
    return distance;
  }

  /**
   * Takes what the classifier said of the current image, and moves on.
   *
   * @param loss what is climbed; of FMN, how far another class is ahead of the label
   * @param gradient the gradient of the loss
   * @param errs whether the image is misclassified
   * @param length Euclidean length of the step
   * @param gamma share by which the radius changes
   */
  void move(double loss, double[] gradient, boolean errs, double length, double gamma) {
    double reached = ball.length(change);
    if (errs && reached < distance) {
      distance = reached;
      nearest = current();
    }
    radius = Math.min(radius(errs, reached, loss, gradient, gamma), farthest);
    double steepness = Math.max(euclidean(gradient), Ball.TINY);
    double[] next = change.clone();
    for (int j = 0; j < next.length; j++) {
      next[j] += length * (gradient[j] / steepness);
    }
    bring(next);
    double[] natural = ball.centre();
    for (int j = 0; j < next.length; j++) {
      next[j] = ball.clip(natural[j] + next[j]) - natural[j];
    }
    change = next;
  }

  private double radius(
      boolean errs, double reached, double loss, double[] gradient, double gamma) {
    return switch (way) {
      case FMN -> {
        if (errs) {
          yield Math.min(radius * (1 - gamma), distance);
        }
        double dual = Math.max(ball.dualLength(gradient), Ball.TINY);
        yield distance < Double.POSITIVE_INFINITY
            ? radius * (1 + gamma)
            : reached + Math.abs(loss) / dual;
      }
      case DDN -> radius * (errs ? 1 - gamma : 1 + gamma);
    };
  }

  /** Brings a change to the radius: onto its sphere (DDN in L2), else into its ball. */
  private void bring(double[] next) {
    if (ball.norm() == Norm.LINF) {
      for (int j = 0; j < next.length; j++) {
        next[j] = Math.max(-radius, Math.min(next[j], radius));
      }
    } else {
      double factor = radius / Math.max(ball.length(next), Ball.TINY);
      double scale = way == Way.DDN ? factor : Math.min(1, factor);
      for (int j = 0; j < next.length; j++) {
        next[j] *= scale;
      }
    }
  }

  /** Returns how far any image is at most. */
  private static double farthest(Ball ball) {
    double[] corner = new double[ball.centre().length];
    for (int j = 0; j < corner.length; j++) {
      double pixel = ball.centre()[j];
      corner[j] = Math.max(pixel - ball.bounds().low(), ball.bounds().high() - pixel);
    }
    return ball.length(corner);
  }

  private static double euclidean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
