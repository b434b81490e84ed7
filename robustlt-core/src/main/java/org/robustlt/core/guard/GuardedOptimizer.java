package org.robustlt.core.guard;

import java.util.Map;
import java.util.Optional;
import org.robustlt.api.contract.Violation;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerStep;
import org.robustlt.api.optimization.Rates;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.Vector;

/** An optimizer whose rates are checked, and, if it is a plug-in's, the weights after each step. */
final class GuardedOptimizer implements Optimizer, GuardedComponent {
  private static final String STEP = "step";

  private final Optimizer optimizer;
  private final Guard guard;

  GuardedOptimizer(Optimizer optimizer, ComponentIdentity identity) {
    this.optimizer = optimizer;
    this.guard = new Guard(identity);
  }

  @Override
  public Rates peakRates() {
    return GuardedRates.checked(guard, "peakRates", optimizer::peakRates);
  }

  @Override
  public void step(ParameterVector weights, ParameterVector gradient, OptimizerStep step) {
    double norm = guard.call(STEP, () -> normAfter(weights, gradient, step));
    if (!Double.isFinite(norm)) {
      guard.check(
          STEP,
          Optional.of(
              Violation.of("left weights whose norm is " + norm + ", must be a finite number")));
    }
  }

  private double normAfter(ParameterVector weights, ParameterVector gradient, OptimizerStep step) {
    optimizer.step(weights, gradient, step);
    return guard.component().plugin() ? weights.norm() : 0;
  }

  @Override
  public Map<String, Vector> memory() {
    Map<String, Vector> memory = guard.call("memory", optimizer::memory);
    if (memory == null) {
      guard.check("memory", Optional.of(Violation.of("returned null instead of vectors")));
    }
    return memory;
  }

  @Override
  public Object component() {
    return optimizer;
  }

  @Override
  public ComponentIdentity identity() {
    return guard.component();
  }
}
