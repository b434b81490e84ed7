package org.robustlt.core.recipe;

import java.util.List;
import org.robustlt.api.component.Description;

/**
 * Section {@code evaluation}: what is measured during and after the training.
 *
 * @param protocols the protocols that the trained network is evaluated by
 * @param validationEvery the epochs between two validations
 */
public record EvaluationSection(
    @Default("[natural, pgd-20]") @Description("protocols that the trained network is evaluated by")
        List<String> protocols,
    @Default("1") @Description(value = "distance of validations", unit = "epochs")
        int validationEvery) {
  /**
   * Checks the distance of validations.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public EvaluationSection {
    protocols = List.copyOf(protocols);
    if (validationEvery < 1) {
      throw new IllegalArgumentException(
          "validationEvery must be at least 1, got " + validationEvery);
    }
  }
}
