package org.robustlt.api.training;

/** An epoch begins. */
public final class EpochStarted implements TrainingEvent {
  private final TrainingProgress progress;

  private EpochStarted(TrainingProgress progress) {
    this.progress = progress;
  }

  /** Returns the event. */
  public static EpochStarted of(TrainingProgress progress) {
    return new EpochStarted(progress);
  }

  @Override
  public TrainingProgress progress() {
    return progress;
  }
}
