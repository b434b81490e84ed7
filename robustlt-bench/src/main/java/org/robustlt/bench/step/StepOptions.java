package org.robustlt.bench.step;

import org.nd4j.linalg.api.buffer.DataType;

/**
 * What is timed.
 *
 * @param model the architecture, as recipes name it
 * @param batch images of a batch
 * @param steps steps of the attack
 * @param repeats how many training steps are timed
 * @param type the type of all values
 */
public record StepOptions(String model, int batch, int steps, int repeats, DataType type) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is below 1
   */
  public StepOptions {
    requirePositive("batch", batch);
    requirePositive("steps", steps);
    requirePositive("repeats", repeats);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, got " + value);
    }
  }
}
