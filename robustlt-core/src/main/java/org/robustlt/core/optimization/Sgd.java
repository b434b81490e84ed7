package org.robustlt.core.optimization;

import java.util.Map;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerStep;
import org.robustlt.api.optimization.Rates;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.Vector;

/**
 * Stochastic gradient descent with momentum, Nesterov momentum and weight decay, as PyTorch defines
 * it: {@code g += λw; v = μv + g; w −= η(g + μv)} with Nesterov, else {@code w −= ηv}.
 */
final class Sgd implements Optimizer {
  private final SgdOptions options;
  private final Vector velocity;

  Sgd(SgdOptions options, ParameterVector weights) {
    this.options = options;
    this.velocity = weights.zeros();
  }

  @Override
  public Rates peakRates() {
    return Rates.of(options.learningRate(), options.momentum());
  }

  @Override
  public void step(ParameterVector weights, ParameterVector gradient, OptimizerStep step) {
    if (options.weightDecay() != 0) {
      gradient.add(options.weightDecay(), weights);
    }
    Vector direction = gradient;
    if (step.momentum() != 0) {
      velocity.scale(step.momentum()).add(1, gradient);
      if (options.nesterov()) {
        gradient.add(step.momentum(), velocity);
      } else {
        direction = velocity;
      }
    }
    weights.add(-step.learningRate(), direction);
  }

  @Override
  public Map<String, Vector> memory() {
    return Map.of("velocity", velocity);
  }
}
