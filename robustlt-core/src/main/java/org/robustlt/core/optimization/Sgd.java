package org.robustlt.core.optimization;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Stochastic gradient descent with momentum, Nesterov momentum and weight decay, as PyTorch defines
 * it: {@code g += λw; v = μv + g; w −= η(g + μv)} with Nesterov, else {@code w −= ηv}.
 */
final class Sgd implements Optimizer {
  private final SgdProvider.Options options;
  private final INDArray velocity;

  Sgd(SgdProvider.Options options, OptimizerProvider.Context context) {
    this.options = options;
    this.velocity = Nd4j.zeros(context.type(), context.weights());
  }

  @Override
  public Rates peakRates() {
    return new Rates(options.learningRate(), options.momentum());
  }

  @Override
  public void step(INDArray weights, INDArray gradient, Rates rates) {
    if (options.weightDecay() != 0) {
      ScaledAddition.add(options.weightDecay(), weights, gradient);
    }
    INDArray direction = gradient;
    if (rates.momentum() != 0) {
      velocity.muli(rates.momentum());
      ScaledAddition.add(1, gradient, velocity);
      if (options.nesterov()) {
        ScaledAddition.add(rates.momentum(), velocity, gradient);
      } else {
        direction = velocity;
      }
    }
    ScaledAddition.add(-rates.learningRate(), direction, weights);
  }

  @Override
  public Map<String, INDArray> memory() {
    return Map.of("velocity", velocity);
  }
}
