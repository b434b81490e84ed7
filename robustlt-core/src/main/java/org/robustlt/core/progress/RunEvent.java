package org.robustlt.core.progress;

import java.util.List;
import org.robustlt.api.data.DataRemark;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.core.diagnosis.MaskingReport;
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
   * Pictures in files are decoded, before anything else.
   *
   * @param done how many
   * @param images of how many
   */
  record DecodingImages(int done, int images) implements RunEvent {}

  /**
   * There is something that a user should know of the data that are learnt from.
   *
   * @param remarks at least one
   */
  record DataRemarked(List<DataRemark> remarks) implements RunEvent {}

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
   * A training has saved itself within an epoch.
   *
   * @param epoch the epoch
   * @param batches how many of it are learnt
   */
  record Saved(int epoch, int batches) implements RunEvent {}

  /**
   * A training goes on under other circumstances: from here on, bits may differ.
   *
   * @param done the epochs that were done before
   * @param changes what is other, a line each
   */
  record SegmentBegun(int done, List<String> changes) implements RunEvent {
    /** Copies the changes. */
    public SegmentBegun {
      changes = List.copyOf(changes);
    }
  }

  /**
   * Something was found in a run's directory that its owner should know.
   *
   * @param note a line
   */
  record Noted(String note) implements RunEvent {}

  /**
   * A training shows a sign that it goes wrong.
   *
   * @param sign a line
   */
  record Warned(String sign) implements RunEvent {}

  /**
   * Images of a stage of an evaluation are done.
   *
   * @param protocol its name
   * @param stage the stage, {@code natural} at first
   * @param done how many
   * @param images of how many that stood when the stage began
   * @param passes how often images went through the network since the last event
   * @param passesLeft how often they have yet to go, if all withstand
   */
  record Evaluating(
      String protocol, String stage, int done, int images, double passes, double passesLeft)
      implements RunEvent {}

  /**
   * An evaluation goes on that was begun before.
   *
   * @param protocol its name
   */
  record EvaluationResumed(String protocol) implements RunEvent {}

  /**
   * Parts of a masking diagnosis are done.
   *
   * @param done how many
   * @param parts of how many
   */
  record Diagnosing(int done, int parts) implements RunEvent {}

  /**
   * A masking diagnosis has ended and is written.
   *
   * @param report what it found
   */
  record Diagnosed(MaskingReport report) implements RunEvent {}

  /**
   * An evaluation has ended and is written.
   *
   * @param evaluation what it found
   */
  record Evaluated(EvaluationRecord evaluation) implements RunEvent {}
}
