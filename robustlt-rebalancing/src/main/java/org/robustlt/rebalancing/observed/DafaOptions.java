package org.robustlt.rebalancing.observed;

import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;

/**
 * When classes are compared, and how much that counts (DAFA; arXiv 2401.12532).
 *
 * @param lambda λ, how far weights follow the similarity of the classes
 * @param warmup the share of the training after which they do; the epoch that ends there is the one
 *     in which classes are compared
 */
public record DafaOptions(
    @Description("how far weights follow the similarity of the classes") double lambda,
    @Description(
            value = "share of the training whose last epoch compares the classes",
            unit = "share of all epochs")
        double warmup) {
  /** Those of the paper: epoch 70 of 110. */
  public static final DafaOptions PUBLISHED = new DafaOptions(1, 70.0 / 110);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if λ is negative or not finite, or the share not from 0 to 1
   */
  public DafaOptions {
    Require.notNegative("lambda", lambda);
    Require.share("warmup", warmup);
  }

  /** Returns the epoch, counted from 1, in which classes are compared. */
  int epoch(int epochs) {
    return Math.max(1, (int) Math.round(warmup * epochs));
  }
}
