package org.robustlt.core.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerStep;
import org.robustlt.api.optimization.Rates;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.Vector;
import org.robustlt.core.engine.Parameters;
import org.robustlt.core.optimization.GradientClipping;

/** Clips the gradient and lets the optimizer take its step at the rates of the epoch. */
public final class WeightUpdate {
  private final Optimizer optimizer;
  private final GradientClipping clipping;
  private Rates rates;
  private long updates;

  /** Prepares updates at the optimizer's own rates. */
  public WeightUpdate(Optimizer optimizer, GradientClipping clipping) {
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

  /** Moves the weights along their accumulated gradient, which is lost. */
  void apply(Parameters parameters) {
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
    clipping.clip(parameters.gradients());
    optimizer.step(
        parameters.weights(), parameters.gradients(), OptimizerStep.of(updates + 1, rates));
    parameters.changed();
  }
}
