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
    shape = new long[] {tensor.batch(), image.channels(), image.height(), image.width()};
    // Of one channel or one pixel both orders are the same, and plain copies are faster.
    boolean same = image.channels() == 1 || image.size() == image.channels();
    INDArray array = tensor.array();
    channelsFirst = same ? array.reshape('c', shape) : array.permute(0, 3, 1, 2);
  }

  @Override
  public void load(INDArray array) {
    channelsFirst.assign(inShape(array));
  }

  @Override
  public void add(INDArray array) {
    channelsFirst.addi(inShape(array));
  }

  @Override
  public void store(INDArray array) {
    inShape(array).assign(channelsFirst);
  }

  /** Arrays of images come as they are needed; others as matrices. */
  private INDArray inShape(INDArray array) {
    return array.rank() == shape.length ? array : array.reshape(shape);
  }
}
