package org.robustlt.core.engine.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An array as a matrix of one row per image, in the order channel, row, column. Of an array of
 * single pixels the matrix is a view, else a copy.
 */
final class Flattened {
  private final INDArray channelsFirst;
  private final INDArray copy;
  private final boolean view;

  Flattened(INDArray channelsLast, String use, Scratch scratch) {
    view = channelsLast.size(1) == 1 && channelsLast.size(2) == 1;
    channelsFirst = channelsLast.permute(0, 3, 1, 2);
    copy = view ? channelsLast : scratch.array(use, channelsFirst.shape());
  }

  /** Returns the matrix. */
  INDArray matrix() {
    return copy.reshape('c', copy.size(0), copy.length() / copy.size(0));
  }

  /** Brings the array's values to the matrix. */
  void read() {
    if (!view) {
      copy.assign(channelsFirst);
    }
  }

  /** Brings the matrix' values to the array. */
  void write() {
    if (!view) {
      channelsFirst.assign(copy);
    }
  }
}
