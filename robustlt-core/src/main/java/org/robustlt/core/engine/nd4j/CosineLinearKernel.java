package org.robustlt.core.engine.nd4j;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Operation;
import org.robustlt.core.engine.Parameter;

/**
 * {@code scale·(x/|x|^η)·(W/(|W|^η+γ)) + b}: the product {@code P = x·Wᵀ}, scaled in Java by {@code
 * r = |x|^−η} of the row and {@code q = scale/(|W|^η+γ)} of the column. Where a norm is 0 the
 * output is the bias, and no gradient goes through the norm.
 */
final class CosineLinearKernel implements Kernel {
  private final double eta;
  private final double scale;
  private final double gamma;
  private final int batch;
  private final int classes;
  private final INDArray bias;
  private final double[] rowFactors;
  private final double[] columnFactors;
  private final Flattened input;
  private final Flattened gradient;
  private final DataBuffer output;
  private final DataBuffer outputGradient;
  private final DataBuffer products;
  private final DataBuffer productGradients;
  private final RowNorms inputNorms;
  private final RowNorms weightNorms;
  private final Operation multiply;
  private final Operation backwardInput;
  private final AddedRows throughInputNorm;
  private final Operation delivery;
  private final Operation backwardWeights;
  private final AddedRows throughWeightNorm;
  private final Operation accumulateWeights;
  private final Operation accumulateBias;

  CosineLinearKernel(Layer.CosineLinear layer, List<Parameter> weights, Bindings bindings) {
    eta = layer.eta();
    scale = layer.scale();
    gamma = layer.gamma();
    classes = layer.outputs();
    batch = Math.toIntExact(bindings.input().size(0));
    Scratch scratch = bindings.scratch();
    DataType type = bindings.type();
    INDArray weight = weights.get(0).value();
    bias = weights.get(1).value();
    rowFactors = new double[batch];
    columnFactors = new double[classes];
    input = new Flattened(bindings.input(), "flattened", scratch);
    gradient = new Flattened(bindings.inputGradient(), "flattened gradient", scratch);
    output = bindings.output().data();
    outputGradient = bindings.outputGradient().data();
    INDArray product = Nd4j.create(type, batch, classes);
    INDArray productGradient = scratch.array("product gradient", batch, classes);
    products = product.data();
    productGradients = productGradient.data();
    inputNorms = new RowNorms(input.matrix(), scratch);
    weightNorms = new RowNorms(weight, scratch);
    multiply = PreparedOp.product(input.matrix(), false, weight, true, product);

    backwardInput = PreparedOp.product(productGradient, false, weight, false, gradient.matrix());
    throughInputNorm = new AddedRows(input.matrix(), gradient.matrix(), scratch);
    delivery = bindings.delivery();
    INDArray weightGradient = scratch.array("weight gradient", weight.shape());
    backwardWeights =
        PreparedOp.product(productGradient, true, input.matrix(), false, weightGradient);
    throughWeightNorm = new AddedRows(weight, weightGradient, scratch);
    INDArray accumulated = weights.get(0).gradient().orElseThrow();
    accumulateWeights = PreparedOp.add(accumulated, weightGradient, accumulated);
    accumulateBias =
        weights
            .get(1)
            .gradient()
            .<Operation>map(biases -> new BiasGradient(bindings.outputGradient(), biases))
            .orElse(() -> {});
  }

  @Override
  public void forward(BatchNormMode mode) {
    input.read();
    multiply.run();
    inputNorms.run();
    weightNorms.run();
    for (int i = 0; i < batch; i++) {
      double norm = inputNorms.get(i);
      rowFactors[i] = norm == 0 ? 0 : Math.pow(norm, -eta);
    }
    for (int j = 0; j < classes; j++) {
      double norm = weightNorms.get(j);
      columnFactors[j] = norm == 0 ? 0 : scale / (Math.pow(norm, eta) + gamma);
      double shift = bias.getDouble(j);
      for (int i = 0; i < batch; i++) {
        int cell = i * classes + j;
        output.put(cell, rowFactors[i] * columnFactors[j] * products.getDouble(cell) + shift);
      }
    }
  }

  @Override
  public void backwardInput() {
    input.read();
    computeProductGradients();
    backwardInput.run();
    for (int i = 0; i < batch; i++) {
      double sum = 0;
      for (int j = 0; j < classes; j++) {
        int cell = i * classes + j;
        sum += columnFactors[j] * products.getDouble(cell) * outputGradient.getDouble(cell);
      }
      double norm = inputNorms.get(i);
      throughInputNorm.factor(i, norm == 0 ? 0 : -eta * Math.pow(norm, -eta - 2) * sum);
    }
    throughInputNorm.run();
    gradient.write();
    delivery.run();
  }

  @Override
  public void backwardParameters() {
    input.read();
    computeProductGradients();
    backwardWeights.run();
    for (int j = 0; j < classes; j++) {
      double sum = 0;
      for (int i = 0; i < batch; i++) {
        int cell = i * classes + j;
        sum += rowFactors[i] * products.getDouble(cell) * outputGradient.getDouble(cell);
      }
      double norm = weightNorms.get(j);
      double factor = columnFactors[j];
      throughWeightNorm.factor(
          j, norm == 0 ? 0 : -eta * Math.pow(norm, eta - 2) * factor * factor / scale * sum);
    }
    throughWeightNorm.run();
    accumulateWeights.run();
    accumulateBias.run();
  }

  private void computeProductGradients() {
    for (int i = 0, cell = 0; i < batch; i++) {
      for (int j = 0; j < classes; j++, cell++) {
        productGradients.put(
            cell, rowFactors[i] * columnFactors[j] * outputGradient.getDouble(cell));
      }
    }
  }
}
