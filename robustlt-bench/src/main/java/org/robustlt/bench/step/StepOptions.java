package org.robustlt.bench.step;

import org.robustlt.core.engine.Activations;
import org.robustlt.core.recipe.PrecisionSection;

/**
 * What is timed.
 *
 * @param model the architecture, as recipes name it
 * @param batch images of a batch
 * @param steps steps of the attack
 * @param repeats how many training steps are timed
 * @param threads threads of the kernels
 * @param objective what the attack maximizes, as recipes name it
 * @param loss what is minimized, likewise
 * @param attack how the attack computes
 * @param activations what a forward pass keeps
 */
public record StepOptions(
    String model,
    int batch,
    int steps,
    int repeats,
    int threads,
    String objective,
    String loss,
    PrecisionSection.Attack attack,
    Activations activations) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is below 1
   */
  public StepOptions {
    requirePositive("batch", batch);
    requirePositive("steps", steps);
    requirePositive("repeats", repeats);
    requirePositive("threads", threads);
  }

  /** Returns the threads that OpenMP was told to use, else all cores. */
  public static int defaultThreads() {
    return ThisProcess.threads();
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, got " + value);
    }
  }
}
