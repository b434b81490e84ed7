package org.robustlt.core.data.split;

import org.robustlt.api.component.Description;

/**
 * Options of the profile with classes of one size.
 *
 * @param largest images of each class; 0 takes as many as the data set allows
 */
public record UniformOptions(
    @Description("images of each class; 0 takes as many as the data set allows") int largest) {
  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public UniformOptions {
    if (largest < 0) {
      throw new IllegalArgumentException("largest must be at least 0, got " + largest);
    }
  }
}
