package org.robustlt.core.data.split;

import org.robustlt.api.component.Description;

/**
 * Options of the profiles with large and small classes.
 *
 * @param ratio images of the largest class for each image of the smallest
 * @param largest images of the largest class; 0 takes as many as the data set allows
 */
public record ImbalanceOptions(
    @Description("images of the largest class for each image of the smallest") double ratio,
    @Description("images of the largest class; 0 takes as many as the data set allows")
        int largest) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public ImbalanceOptions {
    if (!(ratio >= 1 && ratio < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("ratio must be at least 1, got " + ratio);
    }
    if (largest < 0) {
      throw new IllegalArgumentException("largest must be at least 0, got " + largest);
    }
  }
}
