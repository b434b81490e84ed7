package org.robustlt.api.attack;

import java.util.function.IntToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.robustlt.api.random.RandomSource;

/** Images within balls around natural ones. They own their memory, and nothing else is kept. */
interface ArrayBall extends AutoCloseable {
  /** Puts the images where the attack starts. */
  void start(RandomStart start, RandomSource random);

  /** Moves every image by a step along a direction, and back into its ball and the bounds. */
  void step(INDArray direction, double stepSize);

  /** Returns the images as they are now: memory of this ball, which steps overwrite. */
  INDArray images();

  @Override
  void close();

  /** Returns an array of the same type and shape, of any content. */
  static INDArray like(INDArray images) {
    return Nd4j.createUninitialized(images.dataType(), images.shape(), 'c');
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

  /** Clips an array of this ball's to the bounds of pixel values. */
  static void clip(INDArray array, InputBounds bounds) {
    Transforms.max(array, bounds.low(), false);
    Transforms.min(array, bounds.high(), false);
  }
}
