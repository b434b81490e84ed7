package org.robustlt.attacks.autoattack;

/** One example on its way up its loss. */
final class ApgdPoint {
  private static final double MOMENTUM = 0.75;

  private final Ball ball;
  private final double sufficientShare;
  private final double[] losses;
  private double[] current;
  private double[] previous;
  private double[] gradient;
  private double[] best;
  private double[] bestGradient;
  private double bestLoss;
  private double stepSize;
  private double[] adversarial;
  private boolean misclassified;
  private double bestLossAtCheck;
  private boolean halvedAtCheck = true;

  /**
   * Begins at an image.
   *
   * @param loss the loss there
   * @param slope the gradient of the loss
   * @param errs whether the image is misclassified
   */
  ApgdPoint(
      Ball ball, ApgdOptions options, double[] start, double loss, double[] slope, boolean errs) {
    this.ball = ball;
    this.sufficientShare = options.rho();
    this.losses = new double[options.steps()];
    this.current = start;
    this.previous = start;
    this.gradient = slope;
    this.best = start;
    this.bestGradient = slope;
    this.bestLoss = loss;
    this.bestLossAtCheck = loss;
    this.adversarial = start;
    this.misclassified = errs;
    this.stepSize = 2 * ball.radius();
  }

  double[] current() {
    return current;
  }

  double stepSize() {
    return stepSize;
  }

  /** Returns the loss after an iteration that has been. */
  double loss(int iteration) {
    return losses[iteration];
  }

  double[] best() {
    return best;
  }

  boolean misclassified() {
    return misclassified;
  }

  /** Returns the last misclassified image, or where the run began if there was none. */
  double[] adversarial() {
    return adversarial;
  }

  /** Steps along the gradient and, but for the first time, keeps on in the last direction. */
  void move(boolean first) {
    double[] next = current.clone();
    ball.climb(next, gradient, stepSize);
    ball.project(next);
    double share = first ? 1 : MOMENTUM;
    for (int j = 0; j < next.length; j++) {
      double last = current[j] - previous[j];
      next[j] = current[j] + (next[j] - current[j]) * share + last * (1 - share);
    }
    ball.project(next);
    previous = current;
    current = next;
  }

  /** Takes the slope where the last move ended. */
  void arrive(int iteration, double loss, double[] slope, boolean errs) {
    gradient = slope;
    losses[iteration] = loss;
    if (errs) {
      misclassified = true;
      adversarial = current;
    }
    if (loss > bestLoss) {
      bestLoss = loss;
      best = current;
      bestGradient = slope;
    }
  }

  /**
   * Halves the step and returns to the best image if too few iterations of an interval raised the
   * loss, or if the step was kept at the last check and the best loss has not risen since.
   */
  void check(int iteration, int interval) {
    int raised = 0;
    for (int i = iteration - interval + 1; i <= iteration; i++) {
      // As in the authors' code, what comes before the first iteration is the still empty last one.
      double before = losses[Math.floorMod(i - 1, losses.length)];
      raised += losses[i] > before ? 1 : 0;
    }
    boolean halve =
        raised <= interval * sufficientShare || (!halvedAtCheck && bestLossAtCheck >= bestLoss);
    halvedAtCheck = halve;
    bestLossAtCheck = bestLoss;
    if (halve) {
      stepSize /= 2;
      current = best;
      gradient = bestGradient;
    }
  }
}
