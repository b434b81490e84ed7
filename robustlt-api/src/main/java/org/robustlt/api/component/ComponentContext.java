package org.robustlt.api.component;

/**
 * What is known about a run when its attack, objective, scheduler, loss or weight perturbation is
 * made. Contexts are immutable; later versions may know more.
 */
public final class ComponentContext {
  private final ClassFrequencies frequencies;
  private final int epochs;

  private ComponentContext(ClassFrequencies frequencies, int epochs) {
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs must be at least 1, got " + epochs);
    }
    this.frequencies = frequencies;
    this.epochs = epochs;
  }

  /**
   * Returns a context.
   *
   * @param frequencies the training images of each class, as the recipe counts them
   * @param epochs the length T of the whole training, in epochs
   * @throws IllegalArgumentException if there is not at least one epoch
   */
  public static ComponentContext of(ClassFrequencies frequencies, int epochs) {
    return new ComponentContext(frequencies, epochs);
  }

  /** Returns the same context with other training images of each class. */
  public ComponentContext withFrequencies(ClassFrequencies other) {
    return new ComponentContext(other, epochs);
  }

  /**
   * Returns the same context of a training of another length.
   *
   * @throws IllegalArgumentException if there is not at least one epoch
   */
  public ComponentContext withEpochs(int other) {
    return new ComponentContext(frequencies, other);
  }

  /** Returns the training images of each class, as the recipe counts them. */
  public ClassFrequencies frequencies() {
    return frequencies;
  }

  /** Returns the length T of the whole training, in epochs. */
  public int epochs() {
    return epochs;
  }

  /** Returns the number of classes. */
  public int classes() {
    return frequencies.classes();
  }
}
