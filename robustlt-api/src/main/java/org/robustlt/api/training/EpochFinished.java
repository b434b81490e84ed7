package org.robustlt.api.training;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** An epoch has ended, was validated if it was its turn, and is in the journal. */
public final class EpochFinished implements TrainingEvent {
  private final TrainingProgress progress;
  private final Map<String, Double> metrics;

  private EpochFinished(TrainingProgress progress, Map<String, Double> metrics) {
    this.progress = progress;
    this.metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
  }

  /**
   * Returns the event.
   *
   * @param progress the epoch
   * @param metrics what it brought, by name
   */
  public static EpochFinished of(TrainingProgress progress, Map<String, Double> metrics) {
    return new EpochFinished(progress, metrics);
  }

  @Override
  public TrainingProgress progress() {
    return progress;
  }

  /**
   * Returns all numbers that the journal has of this epoch, by their path there, in the order of
   * their names: {@code loss}, {@code terms.kl}, {@code learningRate}, {@code robust.balanced},
   * {@code budget.3} (ε of class 3), {@code validation.robust.perClass.3}, {@code seconds}, …
   */
  public Map<String, Double> metrics() {
    return metrics;
  }
}
