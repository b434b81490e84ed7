package org.robustlt.core.engine.nd4j;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Operation;
import org.robustlt.core.engine.Parameter;

/** {@code x·Wᵀ + b}. */
final class LinearKernel implements Kernel {
  private final Flattened input;
  private final Flattened gradient;
  private final Operation multiply;
  private final Operation addBias;
  private final Operation backwardInput;
  private final Operation backwardWeights;
  private final Operation accumulateWeights;
  private final Operation accumulateBias;
  private final Operation delivery;

  LinearKernel(List<Parameter> weights, Bindings bindings) {
    INDArray weight = weights.get(0).value();
    INDArray output = Nd4jTensor.pixels(bindings.output());
    INDArray outputGradient = Nd4jTensor.pixels(bindings.outputGradient());
    input = new Flattened(bindings.input(), "flattened", bindings.scratch());
    gradient = new Flattened(bindings.inputGradient(), "flattened gradient", bindings.scratch());
    multiply = PreparedOp.product(input.matrix(), false, weight, true, output);
    boolean biased = weights.size() > 1;
    addBias = biased ? PreparedOp.add(output, weights.get(1).value(), output) : () -> {};
    backwardInput = PreparedOp.product(outputGradient, false, weight, false, gradient.matrix());
    INDArray weightGradient = bindings.scratch().array("weight gradient", weight.shape());
    backwardWeights =
        PreparedOp.product(outputGradient, true, input.matrix(), false, weightGradient);
    INDArray accumulated = weights.get(0).gradient().orElseThrow();
    accumulateWeights = PreparedOp.add(accumulated, weightGradient, accumulated);
    accumulateBias =
        biased
            ? new BiasGradient(bindings.outputGradient(), weights.get(1).gradient().orElseThrow())
            : () -> {};
    delivery = bindings.delivery();
  }

  @Override
  public void forward(BatchNormMode mode) {
    input.read();
    multiply.run();
    addBias.run();
  }

  @Override
  public void backwardInput() {
    backwardInput.run();
    gradient.write();
    delivery.run();
  }

  @Override
  public void backwardParameters() {
    input.read();
    backwardWeights.run();
    accumulateWeights.run();
    accumulateBias.run();
  }
}
