package org.robustlt.rebalancing.observed;

import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;

/**
 * How classes are watched by CGRm (arXiv 2608.09688).
 *
 * @param weight λ, how far weights follow the score of a class
 * @param confusion κ, how much errors count in the score beside the distance from the mean
 * @param neighbours k, how many boundaries of a class count
 * @param momentum μ, how much of the old score and graph stays
 * @param every after how many epochs they move
 */
public record GeometryOptions(
    @Description("how far weights follow the score of a class") double weight,
    @Description("how much errors count in the score, beside lying below the mean")
        double confusion,
    @Description("how many boundaries of a class count") int neighbours,
    @Description("how much of the old score and graph stays") double momentum,
    @Description(value = "after how many epochs score and graph move", unit = "epochs") int every) {
  /** Those of the published code. */
  public static final GeometryOptions PUBLISHED = new GeometryOptions(1, 0.5, 3, 0.8, 10);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is negative or not finite, the momentum not below
   *     1, or an integer below 1
   */
  public GeometryOptions {
    Require.notNegative("weight", weight);
    Require.notNegative("confusion", confusion);
    Require.atLeast("neighbours", neighbours, 1);
    Require.partialShare("momentum", momentum);
    Require.atLeast("every", every, 1);
  }
}
