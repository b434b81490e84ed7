package org.robustlt.core.training;

import java.util.List;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.api.training.TrainingListener;

/**
 * Those who hear of a training beside its components.
 *
 * @param listeners in the order in which they hear
 */
public record TrainingListeners(List<TrainingListener> listeners) implements TrainingListener {
  /** Copies the list. */
  public TrainingListeners {
    listeners = List.copyOf(listeners);
  }

  @Override
  public void on(TrainingEvent event) {
    listeners.forEach(listener -> listener.on(event));
  }
}
