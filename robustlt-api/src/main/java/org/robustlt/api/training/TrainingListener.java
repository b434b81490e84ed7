package org.robustlt.api.training;

/**
 * Hears what happens during a training. A component of a run that implements this interface hears
 * the run's events without being registered.
 */
@FunctionalInterface
public interface TrainingListener {
  /** Hears an event. Events arrive in order, on the training thread. */
  void on(TrainingEvent event);
}
