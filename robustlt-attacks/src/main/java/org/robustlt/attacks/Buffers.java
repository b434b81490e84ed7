package org.robustlt.attacks;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.robustlt.api.attack.InputBounds;

/** Memory that attacks keep from batch to batch. */
final class Buffers {
  private Buffers() {}

  /** Returns the kept array if it has the model's type and shape, else a new one that does. */
  static INDArray like(INDArray model, INDArray kept) {
    return kept.dataType() == model.dataType() && Arrays.equals(kept.shape(), model.shape())
        ? kept
        : Nd4j.createUninitialized(model.dataType(), model.shape(), 'c');
  }

  /** Returns {@code [batch, 1, 1, 1]} values, one for each example of the images. */
  static INDArray column(INDArray images, IntToDoubleFunction value) {
    int examples = Math.toIntExact(images.size(0));
    INDArray column = Nd4j.createUninitialized(images.dataType(), examples, 1, 1, 1);
    for (int i = 0; i < examples; i++) {
      column.putScalar(i, value.applyAsDouble(i));
    }
    return column;
  }

  /** Clips a buffer to the bounds of pixel values. */
  static void clip(INDArray buffer, InputBounds bounds) {
    Transforms.max(buffer, bounds.low(), false);
    Transforms.min(buffer, bounds.high(), false);
  }
}
