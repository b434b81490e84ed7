package org.robustlt.core.engine.nd4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.core.engine.Operation;

/**
 * The sum of each channel over batch and pixels: a pooling over each whole image, then a product
 * with ones. ND4J's own reductions take many times as long.
 */
final class ChannelSums {
  private final Operation pooling;
  private final Operation product;
  private final long pixels;
  private final ChannelVector sums;

  ChannelSums(INDArray channelsLast) {
    DataType type = channelsLast.dataType();
    long batch = channelsLast.size(0);
    long height = channelsLast.size(1);
    long width = channelsLast.size(2);
    int channels = Math.toIntExact(channelsLast.size(3));
    pixels = height * width;
    INDArray means = Nd4j.create(type, batch, 1, 1, channels);
    pooling =
        pixels == 1
            ? () -> {}
            : PreparedOp.of(
                "avgpool2d",
                PreparedOp.arrays(channelsLast),
                PreparedOp.arrays(means),
                Pooling.arguments(height, width, 1, 1, 0, 0));
    sums = new ChannelVector(type, channels);
    product =
        PreparedOp.product(
            Nd4j.ones(type, 1, batch),
            false,
            (pixels == 1 ? channelsLast : means).reshape('c', batch, channels),
            false,
            sums.array().reshape(1, channels));
  }

  /** Computes the sums. */
  void run() {
    pooling.run();
    product.run();
  }

  /** Returns the latest sum of a channel. */
  double get(int channel) {
    return sums.get(channel) * pixels;
  }
}
