package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Norm;

/** One example on its way up its loss. */
abstract class ApgdPoint {
  private final Ball ball;
  private final double[] losses;
  private double[] current;
  private double[] gradient;
  private double[] best;
  private double[] bestGradient;
  private double bestLoss;
  private double stepSize;
  private double[] adversarial;
  private boolean misclassified;

  /**
   * Begins at an image.
   *
   * @param loss the loss there
   * @param slope the gradient of the loss
   * @param errs whether the image is misclassified
   * @param stepSize of the first step
   */
  ApgdPoint(
      Ball ball,
      ApgdOptions options,
      double[] start,
      double loss,
      double[] slope,
      boolean errs,
      double stepSize) {
    this.ball = ball;
    this.losses = new double[options.steps()];
    this.current = start;
    this.gradient = slope;
    this.best = start;
    this.bestGradient = slope;
    this.bestLoss = loss;
    this.adversarial = start;
    this.misclassified = errs;
    this.stepSize = stepSize;
  }

  /** Begins as the norm of the ball asks for. */
  static ApgdPoint of(
      Ball ball, ApgdOptions options, double[] start, double loss, double[] slope, boolean errs) {
    return ball.norm() == Norm.L1
        ? new SparseApgdPoint(ball, options, start, loss, slope, errs)
        : new DenseApgdPoint(ball, options, start, loss, slope, errs);
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

  /**
   * Returns the loss before an iteration. As in the authors' code, what comes before the first one
   * is the still empty last one.
   */
  final double lossBefore(int iteration) {
    return losses[Math.floorMod(iteration - 1, losses.length)];
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

  final Ball ball() {
    return ball;
  }

  final double[] gradient() {
    return gradient;
  }

  final double bestLoss() {
    return bestLoss;
  }

  /** Steps along the gradient; the first step may be another than those that follow. */
  abstract void move(boolean first);

  /** Goes to an image. */
  final void go(double[] next) {
    current = next;
  }

  /** Goes back to the best image, with the gradient there. */
  final void goBack() {
    current = best;
    gradient = bestGradient;
  }

  final void setStepSize(double size) {
    stepSize = size;
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

  /** Looks back at an interval of iterations, whether steps are too long. */
  abstract void check(int iteration, int interval);
}
