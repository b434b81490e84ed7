package org.robustlt.core.data.split;

import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;

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
    Require.atLeast("largest", largest, 0);
  }
}
