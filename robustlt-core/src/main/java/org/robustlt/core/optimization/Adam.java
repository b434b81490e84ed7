package org.robustlt.core.optimization;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Adam with the weight decay added to the gradient, as PyTorch defines it (Kingma and Ba, ICLR
 * 2015).
 */
final class Adam implements Optimizer {
  private final AdamProvider.Options options;
  private final INDArray mean;
  private final INDArray square;
  private final INDArray steps = Nd4j.zeros(DataType.INT64, 1);
  private final INDArray scratch;

  Adam(AdamProvider.Options options, OptimizerProvider.Context context) {
    this.options = options;
    this.mean = Nd4j.zeros(context.type(), context.weights());
    this.square = Nd4j.zeros(context.type(), context.weights());
    this.scratch = Nd4j.zeros(context.type(), context.weights());
  }

  @Override
  public Rates peakRates() {
    return new Rates(options.learningRate(), options.beta1());
  }

  @Override
  public void step(INDArray weights, INDArray gradient, Rates rates) {
    double beta1 = rates.momentum();
    double beta2 = options.beta2();
    steps.addi(1);
    double step = steps.getDouble(0);
    if (options.weightDecay() != 0) {
      ScaledAddition.add(options.weightDecay(), weights, gradient);
    }
    mean.muli(beta1);
    ScaledAddition.add(1 - beta1, gradient, mean);
    gradient.muli(gradient);
    square.muli(beta2);
    ScaledAddition.add(1 - beta2, gradient, square);

    Transforms.sqrt(scratch.assign(square), false);
    scratch.divi(Math.sqrt(1 - Math.pow(beta2, step))).addi(options.epsilon());
    gradient.assign(mean).divi(scratch);
    double rate = rates.learningRate() / (1 - Math.pow(beta1, step));
    ScaledAddition.add(-rate, gradient, weights);
  }

  @Override
  public Map<String, INDArray> memory() {
    Map<String, INDArray> memory = new LinkedHashMap<>();
    memory.put("mean", mean);
    memory.put("square", square);
    memory.put("steps", steps);
    return memory;
  }
}
