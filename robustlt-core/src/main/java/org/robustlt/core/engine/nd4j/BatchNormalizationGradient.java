package org.robustlt.core.engine.nd4j;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.engine.Operation;
import org.robustlt.core.engine.Parameter;

/**
 * The gradients of a batch normalization. With g the gradient of the output, x̂ the normalized
 * input, r the inverse standard deviation, γ the scale and means over the batch,
 *
 * <pre>{@code
 * ∂shift = Σ g      ∂scale = Σ g·x̂
 * ∂x = γ·r·(g − mean(g) − x̂·mean(g·x̂))   with the statistics of the batch
 * ∂x = γ·r·g                              with the running statistics
 * }</pre>
 */
final class BatchNormalizationGradient {
  private final INDArray scale;
  private final INDArray scaleGradient;
  private final INDArray shiftGradient;
  private final int channels;
  private final long count;

  private final double[] inverseDeviation;
  private final double[] meanGradient;
  private final double[] meanProduct;
  private final Operation mask;
  private final ChannelSums gradientSums;
  private final Operation products;
  private final Operation centeredProducts;
  private final ChannelSums productSums;
  private final ChannelVector center;
  private final ChannelVector gradientFactor;
  private final ChannelVector inputFactor;
  private final ChannelVector offset;
  private final Operation direct;
  private final Operation throughStatistics;
  private final Operation delivery;
  private boolean batchStatistics;
  private boolean centered;

  BatchNormalizationGradient(List<Parameter> weights, Bindings bindings, boolean relu) {
    scale = weights.get(0).value();
    scaleGradient = weights.get(0).gradient().orElseThrow();
    shiftGradient = weights.get(1).gradient().orElseThrow();
    channels = Math.toIntExact(scale.length());
    INDArray input = bindings.input();
    count = input.length() / channels;
    DataType type = bindings.type();
    inverseDeviation = new double[channels];
    meanGradient = new double[channels];
    meanProduct = new double[channels];

    INDArray masked =
        relu ? bindings.scratch().array("masked", input.shape()) : bindings.outputGradient();
    mask = relu ? new ReluMask(bindings.output(), bindings.outputGradient(), masked) : () -> {};
    gradientSums = new ChannelSums(masked);
    center = new ChannelVector(type, channels);
    gradientFactor = new ChannelVector(type, channels);
    inputFactor = new ChannelVector(type, channels);
    offset = new ChannelVector(type, channels);
    ChannelVector ones = ChannelVector.filled(type, channels, 1);
    ChannelVector zeros = new ChannelVector(type, channels);

    INDArray other = bindings.scratch().array("other", input.shape());
    Operation deviation =
        PreparedOp.affine(
            input, center.array(), ones.array(), ones.array(), zeros.array(), 0, other);
    Operation product = PreparedOp.multiply(other, masked, other);
    products = PreparedOp.multiply(input, masked, other);
    centeredProducts =
        () -> {
          deviation.run();
          product.run();
        };
    productSums = new ChannelSums(other);
    INDArray target = bindings.inputGradient();
    direct =
        PreparedOp.affine(
            masked, zeros.array(), ones.array(), gradientFactor.array(), zeros.array(), 0, target);
    Operation part =
        PreparedOp.affine(
            input, center.array(), ones.array(), inputFactor.array(), offset.array(), 0, other);
    Operation sum = PreparedOp.add(target, other, target);
    throughStatistics =
        () -> {
          part.run();
          sum.run();
        };
    delivery = bindings.delivery();
  }

  /** Says what the input of a channel was normalized by. */
  void normalizedBy(int channel, double mean, double inverse) {
    center.set(channel, mean);
    inverseDeviation[channel] = inverse;
  }

  /**
   * Computes what all gradients need.
   *
   * @param throughBatchStatistics whether the gradient goes through the statistics
   * @param withCenteredInput whether the input is centered before it is summed up, for exactness
   */
  void prepare(boolean throughBatchStatistics, boolean withCenteredInput) {
    batchStatistics = throughBatchStatistics;
    centered = withCenteredInput;
    mask.run();
    if (batchStatistics) {
      computeMeans();
    }
  }

  private void computeMeans() {
    gradientSums.run();
    (centered ? centeredProducts : products).run();
    productSums.run();
    for (int c = 0; c < channels; c++) {
      double shift = centered ? 0 : center.get(c) * gradientSums.get(c);
      meanGradient[c] = gradientSums.get(c) / count;
      meanProduct[c] = (productSums.get(c) - shift) * inverseDeviation[c] / count;
    }
  }

  void addToParameters() {
    if (!batchStatistics) {
      computeMeans();
    }
    for (int c = 0; c < channels; c++) {
      scaleGradient.putScalar(c, scaleGradient.getDouble(c) + meanProduct[c] * count);
      shiftGradient.putScalar(c, shiftGradient.getDouble(c) + meanGradient[c] * count);
    }
  }

  void computeInput() {
    for (int c = 0; c < channels; c++) {
      double factor = scale.getDouble(c) * inverseDeviation[c];
      gradientFactor.set(c, factor);
      inputFactor.set(c, -factor * inverseDeviation[c] * meanProduct[c]);
      offset.set(c, -factor * meanGradient[c]);
    }
    direct.run();
    if (batchStatistics) {
      throughStatistics.run();
    }
    delivery.run();
  }
}
