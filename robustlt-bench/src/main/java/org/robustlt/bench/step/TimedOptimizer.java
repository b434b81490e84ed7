package org.robustlt.bench.step;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.optimization.Optimizer;

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
  public void step(INDArray weights, INDArray gradient, Rates rates) {
    long start = System.nanoTime();
    optimizer.step(weights, gradient, rates);
    stopwatch.add(StepPart.UPDATE, start);
  }

  @Override
  public Map<String, INDArray> memory() {
    return optimizer.memory();
  }
}
