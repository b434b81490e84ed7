package org.robustlt.api.training;

/**
 * Something that happened during a training. Later versions may tell further events; a listener
 * passes over those that it does not know.
 *
 * <p>The engine makes the events: {@link TrainingStarted}, then for each epoch {@link
 * EpochStarted}, {@link BatchFinished} and {@link EpochFinished}, then {@link TrainingFinished},
 * and {@link EvaluationFinished} for each evaluation that follows.
 *
 * <p>The engine implements this interface.
 */
public interface TrainingEvent {
  /** Returns where the training stood. */
  TrainingProgress progress();
}
