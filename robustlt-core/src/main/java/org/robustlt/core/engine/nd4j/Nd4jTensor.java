package org.robustlt.core.engine.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.engine.Tensor;

/**
 * A tensor kept channels-last.
 *
 * @param array {@code [batch, height, width, channels]}
 * @param shape the shape of one image
 */
record Nd4jTensor(INDArray array, ImageShape shape) implements Tensor {
  static INDArray array(Tensor tensor) {
    return ((Nd4jTensor) tensor).array();
  }

  @Override
  public int batch() {
    return Math.toIntExact(array.size(0));
  }

  /** Returns an array as a matrix of one row per pixel. */
  static INDArray pixels(INDArray channelsLast) {
    long channels = channelsLast.size(3);
    return channelsLast.reshape('c', channelsLast.length() / channels, channels);
  }

  /** Returns an array as {@code [batch, height, width · channels]}. */
  static INDArray rows(INDArray channelsLast) {
    return channelsLast.reshape(
        'c',
        channelsLast.size(0),
        channelsLast.size(1),
        channelsLast.size(2) * channelsLast.size(3));
  }
}
