package org.robustlt.core.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerStep;
import org.robustlt.api.optimization.Rates;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.Vector;
import org.robustlt.core.engine.Parameters;
import org.robustlt.core.optimization.GradientClipping;

/**
 * Clips the gradient and lets the optimizer take its step at the rates of the epoch: after every
 * batch, or after every k of them along the mean gradient of their images.
 */
public final class WeightUpdate {
  private final Optimizer optimizer;
  private final GradientClipping clipping;
  private final int accumulated;
  private Optional<ParameterVector> sum = Optional.empty();
  private Optional<FrozenParameters> frozen = Optional.empty();
  private long images;
  private Rates rates;
  private long updates;

  /** Prepares an update after every batch, at the optimizer's own rates. */
  public WeightUpdate(Optimizer optimizer, GradientClipping clipping) {
    this(optimizer, clipping, 1);
  }

  /**
   * Prepares updates at the optimizer's own rates.
   *
   * @param accumulated after how many batches there is one
   */
  public WeightUpdate(Optimizer optimizer, GradientClipping clipping, int accumulated) {
    this.accumulated = accumulated;
    this.optimizer = optimizer;
    this.clipping = clipping;
    this.rates = optimizer.peakRates();
  }

  Rates peakRates() {
    return optimizer.peakRates();
  }

  void setRates(Rates rates) {
    this.rates = rates;
  }

  /** Returns the updates since the beginning of the training. */
  long updates() {
    return updates;
  }

  /** Goes on after so many updates. */
  void resumeAfter(long done) {
    updates = done;
  }

  /** Lets parameters stay as they are now. */
  void freeze(FrozenParameters parameters) {
    frozen = Optional.of(parameters);
  }

  /** Returns whether the weights move after a batch; the last of an epoch completes any number. */
  boolean follows(TrainingProgress progress) {
    int batches = progress.batch() + 1;
    return batches % accumulated == 0 || batches == progress.batches();
  }

  /**
   * Takes in the gradient of a batch, which is lost, and moves the weights if it is time.
   *
   * @param batchSize of how many images it is the mean
   */
  void take(Parameters parameters, int batchSize, TrainingProgress progress) {
    if (accumulated == 1) {
      apply(parameters);
      return;
    }
    ParameterVector collected = sum.orElseGet(() -> parameters.gradients().zeros());
    sum = Optional.of(collected);
    collected.add(batchSize, parameters.gradients());
    images += batchSize;
    if (follows(progress)) {
      parameters.gradients().assign(collected).scale(1.0 / images);
      collected.fill(0);
      images = 0;
      apply(parameters);
    }
  }

  /** Moves the weights along their gradient, which is lost. */
  private void apply(Parameters parameters) {
    step(parameters);
    updates++;
  }

  /** Returns what the weights would be after an update; only the gradient is lost. */
  ParameterVector tried(Parameters parameters) {
    Map<String, Vector> memory = new LinkedHashMap<>();
    optimizer.memory().forEach((name, vector) -> memory.put(name, vector.copy()));
    try (ParameterVector weights = parameters.weights().copy()) {
      step(parameters);
      ParameterVector tried = parameters.weights().copy();
      parameters.weights().assign(weights);
      parameters.changed();
      return tried;
    } finally {
      Map<String, Vector> moved = optimizer.memory();
      memory.forEach(
          (name, vector) -> {
            moved.getOrDefault(name, vector).assign(vector);
            vector.close();
          });
    }
  }

  private void step(Parameters parameters) {
    frozen.ifPresent(FrozenParameters::dropGradients);
    clipping.clip(parameters.gradients());
    optimizer.step(
        parameters.weights(), parameters.gradients(), OptimizerStep.of(updates + 1, rates));
    frozen.ifPresent(FrozenParameters::restore);
    parameters.changed();
  }
}
