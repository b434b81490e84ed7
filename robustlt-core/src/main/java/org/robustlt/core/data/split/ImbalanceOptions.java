package org.robustlt.core.data.split;

import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;

/**
 * Options of the profiles with large and small classes.
 *
 * @param ratio images of the largest class for each image of the smallest
 * @param largest images of the largest class; 0 takes as many as the data set allows. Where classes
 *     differ in size, published splits begin at their mean, which need not be whole
 */
public record ImbalanceOptions(
    @Description("images of the largest class for each image of the smallest") double ratio,
    @Description("images of the largest class; 0 takes as many as the data set allows")
        double largest) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public ImbalanceOptions {
    Require.that(
        ratio >= 1 && ratio < Double.POSITIVE_INFINITY, "ratio", "must be at least 1", ratio);
    Require.that(
        largest >= 0 && largest <= Integer.MAX_VALUE, "largest", "must be 0..2147483647", largest);
  }
}
