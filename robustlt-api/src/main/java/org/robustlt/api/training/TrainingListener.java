package org.robustlt.api.training;

/**
 * Hears what happens during a training. A component of a run that implements this interface hears
 * the run's events without being registered; others, such as those that report to a tracker, are
 * made by a {@link TrainingListenerProvider}.
 *
 * <p>An exception ends the training: a listener catches what the training may survive.
 *
 * <p>Authors of listeners implement this interface.
 */
@FunctionalInterface
public interface TrainingListener {
  /** Hears an event. Events arrive in order, on the training thread. */
  void on(TrainingEvent event);
}
