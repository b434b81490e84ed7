package org.robustlt.api.data;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Images kept as an array. */
record ArrayImages(INDArray array) implements Images {
  ArrayImages {
    if (array.rank() != 4) {
      throw new IllegalArgumentException(
          "images must be [batch, channels, height, width], got " + Arrays.toString(array.shape()));
    }
    if (array.dataType() != DataType.FLOAT && array.dataType() != DataType.DOUBLE) {
      throw new IllegalArgumentException(
          "images must be of type FLOAT or DOUBLE, got " + array.dataType());
    }
  }

  @Override
  public long[] shape() {
    return array.shape().clone();
  }

  @Override
  public DataType type() {
    return array.dataType();
  }

  @Override
  public Images copy() {
    return new ArrayImages(array.dup());
  }

  @Override
  public void close() {
    if (array.closeable()) {
      array.close();
    }
  }
}
