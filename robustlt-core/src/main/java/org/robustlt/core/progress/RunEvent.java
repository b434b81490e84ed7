package org.robustlt.core.progress;

import org.robustlt.api.training.TrainingProgress;
import org.robustlt.core.record.EpochRecord;
import org.robustlt.core.record.EvaluationRecord;

/** Something that happened in a run. */
public sealed interface RunEvent {
  /**
   * A training begins or goes on.
   *
   * @param name what the recipe calls it
   * @param firstEpoch the epoch it begins with; above 1 if it goes on
   * @param epochs its length
   * @param trainingImages images of an epoch
   * @param validationImages images of a validation, 0 if there is none
   * @param validationEvery epochs between two validations
   */
  record TrainingStarted(
      String name,
      int firstEpoch,
      int epochs,
      int trainingImages,
      int validationImages,
      int validationEvery)
      implements RunEvent {}

  /**
   * A batch was learnt.
   *
   * @param progress where the training stands
   * @param images of the batch
   * @param loss of the batch
   */
  record BatchLearnt(TrainingProgress progress, int images, double loss) implements RunEvent {}

  /**
   * Images of a validation are done.
   *
   * @param done how many
   * @param images of how many
   */
  record Validating(int done, int images) implements RunEvent {}

  /**
   * An epoch has ended and its checkpoint is written.
   *
   * @param epoch what it brought
   */
  record EpochFinished(EpochRecord epoch) implements RunEvent {}

  /**
   * Images of an evaluation are done.
   *
   * @param protocol its name
   * @param done how many
   * @param images of how many
   */
  record Evaluating(String protocol, int done, int images) implements RunEvent {}

  /**
   * An evaluation has ended and is written.
   *
   * @param evaluation what it found
   */
  record Evaluated(EvaluationRecord evaluation) implements RunEvent {}
}
