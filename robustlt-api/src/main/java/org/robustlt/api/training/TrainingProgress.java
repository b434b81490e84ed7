package org.robustlt.api.training;

/**
 * Where a training stands.
 *
 * @param epoch the current epoch t, counted from 1
 * @param epochs the length T of the training
 * @param batch the current batch of the epoch, counted from 0
 * @param batches the batches of an epoch
 */
public record TrainingProgress(int epoch, int epochs, int batch, int batches) {
  /**
   * Checks that epoch and batch lie in their ranges.
   *
   * @throws IllegalArgumentException otherwise
   */
  public TrainingProgress {
    if (epoch < 1 || epoch > epochs) {
      throw new IllegalArgumentException("epoch must be from 1 to " + epochs + ", got " + epoch);
    }
    if (batch < 0 || batch >= batches) {
      throw new IllegalArgumentException(
          "batch must be from 0 to " + (batches - 1) + ", got " + batch);
    }
  }

  /** Returns the beginning of an epoch. */
  public static TrainingProgress ofEpoch(int epoch, int epochs) {
    return new TrainingProgress(epoch, epochs, 0, 1);
  }
}
