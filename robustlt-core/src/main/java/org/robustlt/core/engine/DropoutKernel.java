package org.robustlt.core.engine;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.BatchNormMode;

/**
 * Multiplies by a mask of zeros and 1/(1 − rate), drawn anew in every pass that uses statistics of
 * the batch. Computed on arrays for every library, so that all drop the same.
 */
final class DropoutKernel implements Kernel {
  private final String name;
  private final double rate;
  private final Draws draws;
  private final Transfer input;
  private final Transfer output;
  private final Transfer outputGradient;
  private final Transfer inputGradient;
  private final Operation whole;
  private final Operation wholeGradient;
  private final boolean accumulate;
  private final INDArray values;

  /** {@code [batch, values of an image]}, or {@code [batch, 1]} if images are dropped whole. */
  private final INDArray mask;

  private boolean drops;

  DropoutKernel(
      String name,
      double rate,
      boolean images,
      Draws draws,
      Kernels kernels,
      Place place,
      DataType type) {
    this.name = name;
    this.rate = rate;
    this.draws = draws;
    input = kernels.transfer(place.input());
    output = kernels.transfer(place.output());
    outputGradient = kernels.transfer(place.outputGradient());
    inputGradient = kernels.transfer(place.inputGradient());
    whole = kernels.copy(place.input(), place.output());
    accumulate = place.accumulate();
    wholeGradient =
        accumulate
            ? kernels.sum(place.inputGradient(), place.outputGradient(), place.inputGradient())
            : kernels.copy(place.outputGradient(), place.inputGradient());
    int batch = place.input().batch();
    ImageShape shape = place.input().shape();
    values = Nd4j.create(type, batch, shape.channels(), shape.height(), shape.width());
    mask = Nd4j.create(type, batch, images ? 1 : shape.size());
  }

  @Override
  public void forward(BatchNormMode mode) {
    drops = mode.usesBatchStatistics();
    if (drops) {
      draw();
      input.store(values);
      multiply();
      output.load(values);
    } else {
      whole.run();
    }
  }

  /** Single precision for every type, so that all types drop the same. */
  private void draw() {
    try (INDArray drawn = draws.of(name).uniform(DataType.FLOAT, 0, 1, mask.shape());
        INDArray kept = drawn.gte(rate)) {
      mask.assign(kept);
      mask.muli(1 / (1 - rate));
    }
  }

  private void multiply() {
    INDArray rows = values.reshape(mask.size(0), values.length() / mask.size(0));
    if (mask.size(1) == 1) {
      rows.muliColumnVector(mask);
    } else {
      rows.muli(mask);
    }
  }

  @Override
  public void backwardInput() {
    if (!drops) {
      wholeGradient.run();
      return;
    }
    outputGradient.store(values);
    multiply();
    if (accumulate) {
      inputGradient.add(values);
    } else {
      inputGradient.load(values);
    }
  }
}
