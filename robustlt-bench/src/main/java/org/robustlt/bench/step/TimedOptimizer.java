package org.robustlt.bench.step;

import java.util.Map;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerStep;
import org.robustlt.api.optimization.Rates;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.Vector;

/**
 * An optimizer that notes how long its steps take.
 *
 * @param optimizer what does the work
 * @param stopwatch where times go
 */
record TimedOptimizer(Optimizer optimizer, Stopwatch stopwatch) implements Optimizer {
  @Override
  public Rates peakRates() {
    return optimizer.peakRates();
  }

  @Override
  public void step(ParameterVector weights, ParameterVector gradient, OptimizerStep step) {
    long start = System.nanoTime();
    optimizer.step(weights, gradient, step);
    stopwatch.add(StepPart.UPDATE, start);
  }

  @Override
  public Map<String, Vector> memory() {
    return optimizer.memory();
  }
}
