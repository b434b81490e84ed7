package org.robustlt.core.data.split;

import org.robustlt.api.component.Description;

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
    if (!(ratio >= 1 && ratio < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("ratio must be at least 1, got " + ratio);
    }
    if (!(largest >= 0 && largest <= Integer.MAX_VALUE)) {
      throw new IllegalArgumentException("largest must be 0..2147483647, got " + largest);
    }
  }
}
