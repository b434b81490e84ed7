package org.robustlt.api.training;

import java.util.Objects;

/** Where a training stands. Values are immutable, and equal if they stand at the same place. */
public final class TrainingProgress {
  private final int epoch;
  private final int epochs;
  private final int batch;
  private final int batches;

  private TrainingProgress(int epoch, int epochs, int batch, int batches) {
    if (epoch < 1 || epoch > epochs) {
      throw new IllegalArgumentException("epoch must be from 1 to " + epochs + ", got " + epoch);
    }
    if (batch < 0 || batch >= batches) {
      throw new IllegalArgumentException(
          "batch must be from 0 to " + (batches - 1) + ", got " + batch);
    }
    this.epoch = epoch;
    this.epochs = epochs;
    this.batch = batch;
    this.batches = batches;
  }

  /**
   * Returns the beginning of an epoch.
   *
   * @param epoch the epoch t, counted from 1
   * @param epochs the length T of the training
   * @throws IllegalArgumentException if the training has no such epoch
   */
  public static TrainingProgress ofEpoch(int epoch, int epochs) {
    return new TrainingProgress(epoch, epochs, 0, 1);
  }

  /**
   * Returns a batch of this epoch.
   *
   * @param number the batch, counted from 0
   * @param ofBatches the batches of an epoch
   * @throws IllegalArgumentException if the epoch has no such batch
   */
  public TrainingProgress atBatch(int number, int ofBatches) {
    return new TrainingProgress(epoch, epochs, number, ofBatches);
  }

  /** Returns the current epoch t, counted from 1. */
  public int epoch() {
    return epoch;
  }

  /** Returns the length T of the training, in epochs. */
  public int epochs() {
    return epochs;
  }

  /** Returns the current batch of the epoch, counted from 0. */
  public int batch() {
    return batch;
  }

  /** Returns the batches of an epoch. */
  public int batches() {
    return batches;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrainingProgress that
        && epoch == that.epoch
        && epochs == that.epochs
        && batch == that.batch
        && batches == that.batches;
  }

  @Override
  public int hashCode() {
    return Objects.hash(epoch, epochs, batch, batches);
  }

  @Override
  public String toString() {
    return "batch " + batch + " of " + batches + " in epoch " + epoch + " of " + epochs;
  }
}
