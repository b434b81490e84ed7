package org.robustlt.api.budget;

import org.robustlt.api.training.TrainingProgress;

/**
 * Decides how large the perturbation of each class may be in each epoch. RobustLT (CVPR 2026, arXiv
 * 2605.13395) is such a scheduler.
 *
 * <p>A scheduler is a pure function: same progress, same radii.
 *
 * <p>Authors of schedulers implement this interface.
 */
public interface PerturbationScheduler {
  /**
   * Returns the radius of every class.
   *
   * @param epsilon the base budget ε, pixel scale 0..1
   * @param progress where the training stands; the epoch counts from 1
   * @return {@code [classes]} radii in pixel scale, finite and not negative; a fresh array
   */
  double[] radii(double epsilon, TrainingProgress progress);
}
