package org.robustlt.core.optimization;

import java.util.Map;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerStep;
import org.robustlt.api.optimization.Rates;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.Vector;

/**
 * Adam with the weight decay taken from the weights themselves, as PyTorch defines it (Loshchilov
 * and Hutter, ICLR 2019).
 */
final class AdamW implements Optimizer {
  private final double weightDecay;
  private final Adam adam;

  AdamW(double weightDecay, Adam adam) {
    this.weightDecay = weightDecay;
    this.adam = adam;
  }

  @Override
  public Rates peakRates() {
    return adam.peakRates();
  }

  @Override
  public void step(ParameterVector weights, ParameterVector gradient, OptimizerStep step) {
    weights.add(-step.learningRate() * weightDecay, weights);
    adam.step(weights, gradient, step);
  }

  @Override
  public Map<String, Vector> memory() {
    return adam.memory();
  }
}
