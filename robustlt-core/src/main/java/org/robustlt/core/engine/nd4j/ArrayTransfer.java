package org.robustlt.core.engine.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.engine.Transfer;

/** Copies between channels-last and channels-first. */
final class ArrayTransfer implements Transfer {
  private final INDArray channelsFirst;
  private final long[] shape;

  ArrayTransfer(Nd4jTensor tensor) {
    ImageShape image = tensor.shape();
    channelsFirst = tensor.array().permute(0, 3, 1, 2);
    shape = new long[] {tensor.batch(), image.channels(), image.height(), image.width()};
  }

  @Override
  public void load(INDArray array) {
    channelsFirst.assign(array.reshape(shape));
  }

  @Override
  public void add(INDArray array) {
    channelsFirst.addi(array.reshape(shape));
  }

  @Override
  public void store(INDArray array) {
    array.reshape(shape).assign(channelsFirst);
  }
}
