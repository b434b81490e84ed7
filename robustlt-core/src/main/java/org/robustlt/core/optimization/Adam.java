package org.robustlt.core.optimization;

import java.util.LinkedHashMap;
import java.util.Map;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerStep;
import org.robustlt.api.optimization.Rates;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.Vector;

/**
 * Adam with the weight decay added to the gradient, as PyTorch defines it (Kingma and Ba, ICLR
 * 2015).
 */
final class Adam implements Optimizer {
  private final AdamOptions options;
  private final Vector mean;
  private final Vector square;
  private final Vector scratch;

  Adam(AdamOptions options, ParameterVector weights) {
    this.options = options;
    this.mean = weights.zeros();
    this.square = weights.zeros();
    this.scratch = weights.zeros();
  }

  @Override
  public Rates peakRates() {
    return Rates.of(options.learningRate(), options.beta1());
  }

  @Override
  public void step(ParameterVector weights, ParameterVector gradient, OptimizerStep step) {
    double beta1 = step.momentum();
    double beta2 = options.beta2();
    if (options.weightDecay() != 0) {
      gradient.add(options.weightDecay(), weights);
    }
    mean.scale(beta1).add(1 - beta1, gradient);
    gradient.multiply(gradient);
    square.scale(beta2).add(1 - beta2, gradient);

    scratch.assign(square).squareRoot();
    scratch.divide(Math.sqrt(1 - Math.pow(beta2, (double) step.number()))).add(options.epsilon());
    gradient.assign(mean).divide(scratch);
    double rate = step.learningRate() / (1 - Math.pow(beta1, (double) step.number()));
    weights.add(-rate, gradient);
  }

  @Override
  public Map<String, Vector> memory() {
    Map<String, Vector> memory = new LinkedHashMap<>();
    memory.put("mean", mean);
    memory.put("square", square);
    return memory;
  }
}
