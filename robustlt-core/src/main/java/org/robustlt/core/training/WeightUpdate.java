package org.robustlt.core.training;

import org.robustlt.core.engine.Parameters;
import org.robustlt.core.optimization.GradientClipping;
import org.robustlt.core.optimization.Optimizer;

/** Clips the gradient and lets the optimizer take its step at the rates of the epoch. */
public final class WeightUpdate {
  private final Optimizer optimizer;
  private final GradientClipping clipping;
  private Optimizer.Rates rates;

  /** Prepares updates at the optimizer's own rates. */
  public WeightUpdate(Optimizer optimizer, GradientClipping clipping) {
    this.optimizer = optimizer;
    this.clipping = clipping;
    this.rates = optimizer.peakRates();
  }

  Optimizer optimizer() {
    return optimizer;
  }

  Optimizer.Rates peakRates() {
    return optimizer.peakRates();
  }

  void setRates(Optimizer.Rates rates) {
    this.rates = rates;
  }

  /** Moves the weights along their accumulated gradient, which is lost. */
  void apply(Parameters parameters) {
    clipping.clip(parameters.gradient());
    optimizer.step(parameters.trainable(), parameters.gradient(), rates);
    parameters.changed();
  }
}
