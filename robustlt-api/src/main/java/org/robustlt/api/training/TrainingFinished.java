package org.robustlt.api.training;

/**
 * A training is at its end. Each process hears so that trains to the end, and each that goes on
 * with a training that had come to its end before: a listener makes good then what an earlier
 * process was killed at.
 */
public final class TrainingFinished implements TrainingEvent {
  private final TrainingProgress progress;

  private TrainingFinished(TrainingProgress progress) {
    this.progress = progress;
  }

  /**
   * Returns the event.
   *
   * @param progress the last epoch of the training
   */
  public static TrainingFinished of(TrainingProgress progress) {
    return new TrainingFinished(progress);
  }

  @Override
  public TrainingProgress progress() {
    return progress;
  }
}
