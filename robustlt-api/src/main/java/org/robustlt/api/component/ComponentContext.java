package org.robustlt.api.component;

import org.robustlt.api.data.ClassFrequencies;

/**
 * What is known about a run when its attack, objective, scheduler, loss or weight perturbation is
 * made.
 *
 * @param frequencies the training images of each class, as the recipe counts them
 * @param epochs the length T of the whole training, in epochs
 */
public record ComponentContext(ClassFrequencies frequencies, int epochs) {
  /**
   * Checks the length of the training.
   *
   * @throws IllegalArgumentException if there is not at least one epoch
   */
  public ComponentContext {
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs must be at least 1, got " + epochs);
    }
  }

  /** Returns the number of classes. */
  public int classes() {
    return frequencies.classes();
  }
}
