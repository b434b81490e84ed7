package org.robustlt.attacks.autoattack;

/** One example on its way to the nearest adversarial image. */
final class FabPoint {
  private static final double SMALLEST_CHANGE = 1e-8;

  private final Ball ball;
  private final FabOptions options;
  private final HyperplaneProjection projection;
  private double[] current;
  private double[] adversarial;
  private double distance = Double.POSITIVE_INFINITY;

  FabPoint(Ball ball, FabOptions options, double[] start) {
    this.ball = ball;
    this.options = options;
    this.projection = new HyperplaneProjection(ball.norm(), ball.bounds());
    this.current = start;
    this.adversarial = ball.centre();
  }

  double[] current() {
    return current;
  }

  /** Returns the nearest misclassified image, or the natural one if there was none. */
  double[] adversarial() {
    return adversarial;
  }

  /** Returns how far the nearest misclassified image is from the natural one; or infinity. */
  double distance() {
    return distance;
  }

  /** Returns whether a misclassified image was found within the radius. */
  boolean broken() {
    return distance <= ball.radius();
  }

  /**
   * Moves towards the boundary {@code difference + gradient·(x − current) = 0}: to a mean of the
   * projections of the current and of the natural image, a little beyond it.
   */
  void move(double difference, double[] gradient) {
    double[] natural = ball.centre();
    double b = -difference;
    for (int j = 0; j < gradient.length; j++) {
      b += gradient[j] * current[j];
    }
    double[] fromCurrent = projection.change(current, gradient, b);
    double[] fromNatural = projection.change(natural, gradient, b);
    double currentLength = Math.max(ball.length(fromCurrent), SMALLEST_CHANGE);
    double naturalLength = Math.max(ball.length(fromNatural), SMALLEST_CHANGE);
    double alpha = Math.min(currentLength / (currentLength + naturalLength), options.alphaMax());
    double[] next = new double[current.length];
    for (int j = 0; j < next.length; j++) {
      double near = (current[j] + options.eta() * fromCurrent[j]) * (1 - alpha);
      next[j] = ball.clip(near + (natural[j] + fromNatural[j] * options.eta()) * alpha);
    }
    current = next;
  }

  /** Remembers the current image, which is misclassified, if it is near; then steps back. */
  void reachedBoundary() {
    double[] natural = ball.centre();
    double reached = ball.distance(current);
    if (reached < distance) {
      distance = reached;
      adversarial = current;
    }
    double[] back = new double[current.length];
    for (int j = 0; j < back.length; j++) {
      back[j] = natural[j] + (current[j] - natural[j]) * options.beta();
    }
    current = back;
  }
}
