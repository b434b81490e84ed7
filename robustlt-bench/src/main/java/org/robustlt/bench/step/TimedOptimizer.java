package org.robustlt.bench.step;

import java.util.Map;
import java.util.Optional;
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
 * @param meter counts them as work of a library, if its vectors are
 */
record TimedOptimizer(Optimizer optimizer, Stopwatch stopwatch, Optional<Meter> meter)
    implements Optimizer {
  @Override
  public Rates peakRates() {
    return optimizer.peakRates();
  }

  @Override
  public void step(ParameterVector weights, ParameterVector gradient, OptimizerStep step) {
    long start = System.nanoTime();
    meter.ifPresentOrElse(
        timed -> timed.run(() -> optimizer.step(weights, gradient, step)),
        () -> optimizer.step(weights, gradient, step));
    stopwatch.add(StepPart.UPDATE, start);
  }

  @Override
  public Map<String, Vector> memory() {
    return optimizer.memory();
  }
}
