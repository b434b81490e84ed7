package org.robustlt.api.training;

/** Something that happened during a training. */
public sealed interface TrainingEvent {
  /** Returns where the training stood. */
  TrainingProgress progress();

  /**
   * An epoch begins.
   *
   * @param progress where the training stands
   */
  record EpochStarted(TrainingProgress progress) implements TrainingEvent {}

  /**
   * A batch was learnt: the weights are updated.
   *
   * @param progress where the training stands
   * @param labels {@code [batch]} classes
   * @param naturalPredictions {@code [batch]} predicted classes of the natural images; empty if the
   *     recipe does not monitor them
   * @param adversarialPredictions {@code [batch]} predicted classes of the adversarial images
   * @param loss the value that was minimized
   */
  @SuppressWarnings("ArrayRecordComponent") // events are read, not compared
  record BatchFinished(
      TrainingProgress progress,
      int[] labels,
      int[] naturalPredictions,
      int[] adversarialPredictions,
      double loss)
      implements TrainingEvent {}

  /**
   * An epoch has ended.
   *
   * @param progress where the training stands
   */
  record EpochFinished(TrainingProgress progress) implements TrainingEvent {}
}
