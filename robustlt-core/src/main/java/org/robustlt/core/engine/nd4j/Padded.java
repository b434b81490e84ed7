package org.robustlt.core.engine.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** An image and a larger one in which it lies at an offset. */
final class Padded {
  private final INDArray imagePart;
  private final INDArray largerPart;
  private final ScalarSet clear;
  private final boolean whole;

  /**
   * Finds what the two have in common.
   *
   * @param image {@code [batch, height, width, channels]}
   * @param larger the same with other sides
   * @param top rows of the larger image above the image
   * @param left columns of the larger image before the image
   */
  Padded(INDArray image, INDArray larger, int top, int left) {
    long height = Math.min(image.size(1), larger.size(1) - top);
    long width = Math.min(image.size(2), larger.size(2) - left);
    whole = height == image.size(1) && width == image.size(2);
    imagePart = part(image, 0, 0, height, width);
    largerPart = part(larger, top, left, height, width);
    clear = new ScalarSet(image, 0);
  }

  /** A view whose rows are contiguous, which ND4J copies much faster than one of pixels. */
  private static INDArray part(INDArray array, long top, long left, long height, long width) {
    long channels = array.size(3);
    return Nd4jTensor.rows(array)
        .get(
            NDArrayIndex.all(),
            NDArrayIndex.interval(top, top + height),
            NDArrayIndex.interval(left * channels, (left + width) * channels));
  }

  /** Copies the image into the larger one, whose other cells stay. */
  void pad() {
    largerPart.assign(imagePart);
  }

  /** Copies the larger image into the image; cells that the larger one lacks become 0. */
  void crop() {
    if (!whole) {
      Nd4j.getExecutioner().exec(clear);
    }
    imagePart.assign(largerPart);
  }
}
