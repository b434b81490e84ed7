package org.robustlt.rebalancing.budget;

import org.robustlt.api.component.Description;

/**
 * RobustLT's budgets, by which those of another rule are multiplied.
 *
 * @param alpha α of {@link RobustLtScheduler}; 0 treats all classes alike
 * @param beta β of {@link RobustLtScheduler}; 0 gives full budgets at once
 */
public record Growth(
    @Description(
            "as of robustlt, by whose budgets these are multiplied: how much they adapt to class"
                + " sizes; 0 for not at all")
        double alpha,
    @Description(
            value =
                "as of robustlt: share of the training after which budgets are full; 0 for at once",
            unit = "share of all epochs")
        double beta) {
  /** Every class, and every epoch, has the base budget. */
  static final Growth NONE = new Growth(0, 0);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if α is not from 0 to 1, or β negative or not finite
   */
  public Growth {
    new RobustLtScheduler.Options(alpha, beta);
  }

  RobustLtScheduler.Options options() {
    return new RobustLtScheduler.Options(alpha, beta);
  }
}
