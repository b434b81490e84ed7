package org.robustlt.attacks.autoattack;

/** One example on its way in L∞ or L2, where steps change every pixel (algorithm 1). */
final class DenseApgdPoint extends ApgdPoint {
  private static final double MOMENTUM = 0.75;

  private final double sufficientShare;
  private double[] previous;
  private double bestLossAtCheck;
  private boolean halvedAtCheck = true;

  /** Begins at an image, as {@link ApgdPoint} says. */
  DenseApgdPoint(
      Ball ball, ApgdOptions options, double[] start, double loss, double[] slope, boolean errs) {
    super(ball, options, start, loss, slope, errs, 2 * ball.radius());
    this.sufficientShare = options.rho();
    this.previous = start;
    this.bestLossAtCheck = loss;
  }

  /** Steps along the gradient and, but for the first time, keeps on in the last direction. */
  @Override
  void move(boolean first) {
    double[] current = current();
    double[] next = current.clone();
    ball().climb(next, gradient(), stepSize());
    ball().project(next);
    double share = first ? 1 : MOMENTUM;
    for (int j = 0; j < next.length; j++) {
      double last = current[j] - previous[j];
      next[j] = current[j] + (next[j] - current[j]) * share + last * (1 - share);
    }
    ball().project(next);
    previous = current;
    go(next);
  }

  /**
   * Halves the step and returns to the best image if too few iterations of an interval raised the
   * loss, or if the step was kept at the last check and the best loss has not risen since.
   */
  @Override
  void check(int iteration, int interval) {
    int raised = 0;
    for (int i = iteration - interval + 1; i <= iteration; i++) {
      raised += loss(i) > lossBefore(i) ? 1 : 0;
    }
    boolean halve =
        raised <= interval * sufficientShare || (!halvedAtCheck && bestLossAtCheck >= bestLoss());
    halvedAtCheck = halve;
    bestLossAtCheck = bestLoss();
    if (halve) {
      setStepSize(stepSize() / 2);
      goBack();
    }
  }
}
