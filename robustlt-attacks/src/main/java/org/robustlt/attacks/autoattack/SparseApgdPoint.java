package org.robustlt.attacks.autoattack;

import java.util.Arrays;

/**
 * One example on its way in L1, where steps change the pixels of the largest gradients alone, the
 * fewer the sparser the best image is (Croce and Hein, <i>Mind the box</i>, ICML 2021, algorithm
 * 1).
 */
final class SparseApgdPoint extends ApgdPoint {
  private static final double REDUCTION = 1.5;
  private static final double SMALLEST_SHARE_OF_RADIUS = 0.1;
  private static final double SPARSER = 0.95;

  /** The share of pixels that a step changes. */
  private double share;

  private int changedAtCheck;

  /** Begins at an image, as {@link ApgdPoint} says. */
  SparseApgdPoint(
      Ball ball, ApgdOptions options, double[] start, double loss, double[] slope, boolean errs) {
    super(ball, options, start, loss, slope, errs, ball.radius());
    see(changed());
  }

  private void see(int changed) {
    changedAtCheck = changed;
    share = changed / REDUCTION / ball().centre().length;
  }

  /** Returns how many values of the best image differ from the natural one. */
  private int changed() {
    int changed = 0;
    for (int j = 0; j < best().length; j++) {
      changed += best()[j] != ball().centre()[j] ? 1 : 0;
    }
    return changed;
  }

  /** Steps along the signs of the largest gradients, in all as far as the step is long. */
  @Override
  void move(boolean first) {
    double[] gradient = gradient();
    double[] sizes = new double[gradient.length];
    for (int j = 0; j < sizes.length; j++) {
      sizes[j] = Math.abs(gradient[j]);
    }
    double[] sorted = sizes.clone();
    Arrays.sort(sorted);
    int rank = (int) ((1 - share) * sizes.length);
    double least = sorted[Math.max(0, Math.min(rank, sizes.length - 1))];
    int count = 0;
    for (double size : sizes) {
      count += size >= least && size > 0 ? 1 : 0;
    }
    double[] next = current().clone();
    for (int j = 0; j < next.length && count > 0; j++) {
      if (sizes[j] >= least) {
        next[j] += stepSize() / count * Math.signum(gradient[j]);
      }
    }
    ball().project(next);
    go(next);
  }

  /**
   * Begins anew at the best image with a long step if it became sparser; else shortens the step.
   */
  @Override
  void check(int iteration, int interval) {
    int changed = changed();
    boolean sparser = (double) changed / changedAtCheck < SPARSER;
    see(changed);
    if (sparser) {
      setStepSize(ball().radius());
      goBack();
    } else {
      double least = SMALLEST_SHARE_OF_RADIUS * ball().radius();
      setStepSize(Math.max(stepSize() / REDUCTION, least));
    }
  }
}
