package org.robustlt.api.training;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The network of a run was evaluated on test images. */
public final class EvaluationFinished implements TrainingEvent {
  private final TrainingProgress progress;
  private final String protocol;
  private final Map<String, Double> metrics;

  private EvaluationFinished(
      TrainingProgress progress, String protocol, Map<String, Double> metrics) {
    this.progress = progress;
    this.protocol = protocol;
    this.metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
  }

  /**
   * Returns the event.
   *
   * @param progress the last epoch of the training
   * @param protocol the name of the protocol
   * @param metrics what came out, by name
   */
  public static EvaluationFinished of(
      TrainingProgress progress, String protocol, Map<String, Double> metrics) {
    return new EvaluationFinished(progress, protocol, metrics);
  }

  @Override
  public TrainingProgress progress() {
    return progress;
  }

  /** Returns the name of the protocol. */
  public String protocol() {
    return protocol;
  }

  /**
   * Returns all numbers of the evaluation's file, by their path there, in the order of their names:
   * {@code balanced}, {@code tail}, {@code natural.overall}, {@code perClass.3}, …
   */
  public Map<String, Double> metrics() {
    return metrics;
  }
}
