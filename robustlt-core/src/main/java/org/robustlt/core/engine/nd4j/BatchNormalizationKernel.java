package org.robustlt.core.engine.nd4j;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Operation;
import org.robustlt.core.engine.Parameter;

/**
 * Batch normalization, with max(x, 0) behind it if so wanted, made of affine operations and sums
 * per channel. Everything of one number per channel is computed in Java.
 */
final class BatchNormalizationKernel implements Kernel {
  /** The ratio of squared mean to variance from which on single precision would suffer. */
  private static final double FAR = 16;

  private final Layer.BatchNormalization layer;
  private final INDArray scale;
  private final INDArray runningMean;
  private final INDArray runningVariance;
  private final int channels;
  private final long count;

  private final ChannelVector mean;
  private final ChannelVector variance;
  private final ChannelSums inputSums;
  private final Operation square;
  private final Operation squareDeviation;
  private final ChannelSums squareSums;
  private final Operation normalizeByBatch;
  private final Operation normalizeByRunning;
  private final Operation relu;
  private final BatchNormalizationGradient gradient;
  private boolean batchStatistics;
  private boolean offCenter;

  BatchNormalizationKernel(
      Layer.BatchNormalization layer, List<Parameter> weights, Bindings bindings, boolean relu) {
    this.layer = layer;
    INDArray input = bindings.input();
    INDArray output = bindings.output();
    DataType type = bindings.type();
    scale = weights.get(0).value();
    INDArray shift = weights.get(1).value();
    runningMean = weights.get(2).value();
    runningVariance = weights.get(3).value();
    channels = Math.toIntExact(scale.length());
    count = input.length() / channels;

    mean = new ChannelVector(type, channels);
    variance = new ChannelVector(type, channels);
    inputSums = new ChannelSums(input);
    // The output serves as memory for squares until it is computed.
    square = PreparedOp.multiply(input, input, output);
    squareDeviation = squareDeviation(input, output);
    squareSums = new ChannelSums(output);
    normalizeByBatch =
        PreparedOp.affine(
            input, mean.array(), variance.array(), scale, shift, layer.epsilon(), output);
    normalizeByRunning =
        PreparedOp.affine(
            input, runningMean, runningVariance, scale, shift, layer.epsilon(), output);
    this.relu = relu ? ReluKernel.forward(output, output) : () -> {};
    gradient = new BatchNormalizationGradient(weights, bindings, relu);
  }

  private Operation squareDeviation(INDArray input, INDArray output) {
    ChannelVector ones = ChannelVector.filled(input.dataType(), channels, 1);
    ChannelVector zeros = new ChannelVector(input.dataType(), channels);
    Operation center =
        PreparedOp.affine(
            input, mean.array(), ones.array(), ones.array(), zeros.array(), 0, output);
    Operation product = PreparedOp.multiply(output, output, output);
    return () -> {
      center.run();
      product.run();
    };
  }

  @Override
  public void forward(BatchNormMode mode) {
    batchStatistics = mode.usesBatchStatistics();
    if (batchStatistics) {
      computeStatistics();
      normalizeByBatch.run();
    } else {
      normalizeByRunning.run();
    }
    relu.run();
    if (mode == BatchNormMode.BATCH_STATISTICS_UPDATING) {
      moveRunningStatistics();
    }
  }

  /**
   * Computes mean and variance, the latter as {@code E x² − (E x)²} in one pass less. Where a
   * channel lies so far from 0 that the difference would lose digits, the deviations from the mean
   * are squared instead.
   */
  private void computeStatistics() {
    inputSums.run();
    square.run();
    squareSums.run();
    offCenter = false;
    for (int c = 0; c < channels; c++) {
      double average = inputSums.get(c) / count;
      double squares = average * average;
      double spread = squareSums.get(c) / count - squares;
      mean.set(c, average);
      variance.set(c, spread);
      offCenter |= squares > FAR * spread;
    }
    if (offCenter) {
      squareDeviation.run();
      squareSums.run();
      for (int c = 0; c < channels; c++) {
        variance.set(c, squareSums.get(c) / count);
      }
    }
  }

  private void moveRunningStatistics() {
    double kept = 1 - layer.momentum();
    double unbiased = layer.momentum() * count / Math.max(1, count - 1);
    for (int c = 0; c < channels; c++) {
      runningMean.putScalar(c, kept * runningMean.getDouble(c) + layer.momentum() * mean.get(c));
      runningVariance.putScalar(
          c, kept * runningVariance.getDouble(c) + unbiased * variance.get(c));
    }
  }

  @Override
  public void backwardInput() {
    prepareGradient();
    gradient.computeInput();
  }

  @Override
  public void backwardParameters() {
    prepareGradient();
    gradient.addToParameters();
  }

  @Override
  public void backward() {
    prepareGradient();
    gradient.addToParameters();
    gradient.computeInput();
  }

  private void prepareGradient() {
    for (int c = 0; c < channels; c++) {
      double center = batchStatistics ? mean.get(c) : runningMean.getDouble(c);
      double spread = batchStatistics ? variance.get(c) : runningVariance.getDouble(c);
      gradient.normalizedBy(c, center, 1 / Math.sqrt(spread + layer.epsilon()));
    }
    gradient.prepare(batchStatistics, offCenter || !batchStatistics);
  }
}
