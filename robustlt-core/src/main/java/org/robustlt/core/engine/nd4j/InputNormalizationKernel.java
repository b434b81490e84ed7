package org.robustlt.core.engine.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Operation;

/**
 * {@code (x − mean)/deviation} per channel, with mean and factor spread out over whole images:
 * operations per channel are slow for few channels.
 */
final class InputNormalizationKernel implements Kernel {
  private final Operation subtract;
  private final Operation multiply;
  private final Operation backward;
  private final Operation delivery;

  InputNormalizationKernel(Layer.InputNormalization layer, Bindings bindings) {
    INDArray output = bindings.output();
    INDArray mean = Nd4j.create(bindings.type(), output.shape());
    INDArray factor = Nd4j.create(bindings.type(), output.shape());
    for (int c = 0; c < layer.mean().size(); c++) {
      Nd4jTensor.pixels(mean).getColumn(c).assign(layer.mean().get(c));
      Nd4jTensor.pixels(factor).getColumn(c).assign(1 / layer.standardDeviation().get(c));
    }
    subtract =
        PreparedOp.of(
            "subtract", PreparedOp.arrays(bindings.input(), mean), PreparedOp.arrays(output));
    multiply = PreparedOp.multiply(output, factor, output);
    backward = PreparedOp.multiply(bindings.outputGradient(), factor, bindings.inputGradient());
    delivery = bindings.delivery();
  }

  @Override
  public void forward(BatchNormMode mode) {
    subtract.run();
    multiply.run();
  }

  @Override
  public void backwardInput() {
    backward.run();
    delivery.run();
  }
}
