package org.robustlt.attacks.autoattack;

import java.lang.ref.Reference;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The way between images as rows of doubles and the arrays that a classifier reads and returns. An
 * array for the classifier is used again for every batch of its size.
 */
final class ImageArrays {
  private final DataType type;
  private final long[] shape;
  private final Map<Integer, INDArray> lent = new HashMap<>();

  /**
   * Makes arrays for images like these.
   *
   * @param images {@code [batch, channels, height, width]}
   */
  ImageArrays(INDArray images) {
    type = images.dataType();
    shape = images.shape();
  }

  int channels() {
    return Math.toIntExact(shape[1]);
  }

  int height() {
    return Math.toIntExact(shape[2]);
  }

  int width() {
    return Math.toIntExact(shape[3]);
  }

  /** Returns images as an array of their own. */
  INDArray of(double[][] images) {
    return write(images, 0, allocate(images.length));
  }

  /**
   * Returns so many images as an array that is valid until the next call; beyond the last one, that
   * one is repeated.
   */
  INDArray lend(double[][] images, int first, int count) {
    return write(images, first, lent.computeIfAbsent(count, this::allocate));
  }

  private INDArray allocate(int count) {
    return Nd4j.createUninitialized(type, new long[] {count, shape[1], shape[2], shape[3]}, 'c');
  }

  private INDArray write(double[][] images, int first, INDArray array) {
    int count = Math.toIntExact(array.size(0));
    int length = images[0].length;
    if (type == DataType.DOUBLE) {
      DoubleBuffer values = array.data().asNioDouble();
      Examples.each(count, i -> values.put(i * length, image(images, first + i)));
    } else {
      FloatBuffer values = array.data().asNioFloat();
      Examples.each(count, i -> values.put(i * length, floats(image(images, first + i))));
    }
    // The pixels were written behind ND4J's back: a device must not use an older copy of its own.
    Nd4j.getAffinityManager().tagLocation(array, AffinityManager.Location.HOST);
    return array;
  }

  private static double[] image(double[][] images, int index) {
    return images[Math.min(index, images.length - 1)];
  }

  private static float[] floats(double[] image) {
    float[] values = new float[image.length];
    for (int j = 0; j < values.length; j++) {
      values[j] = (float) image[j];
    }
    return values;
  }

  /** Returns the examples of an array as rows. */
  static double[][] rows(INDArray array) {
    double[][] rows = new double[Math.toIntExact(array.size(0))][];
    int length = Math.toIntExact(array.length() / rows.length);
    INDArray dense = Shape.hasDefaultStridesForShape(array) ? array : array.dup('c');
    Nd4j.getAffinityManager().ensureLocation(dense, AffinityManager.Location.HOST);
    try {
      if (dense.dataType() == DataType.DOUBLE) {
        DoubleBuffer values = dense.data().asNioDouble();
        Arrays.setAll(rows, i -> new double[length]);
        Examples.each(rows.length, i -> values.get(i * length, rows[i]));
      } else {
        FloatBuffer values = dense.data().asNioFloat();
        Examples.each(rows.length, i -> rows[i] = doubles(values, i * length, length));
      }
    } finally {
      Reference.reachabilityFence(dense);
    }
    return rows;
  }

  private static double[] doubles(FloatBuffer source, int from, int length) {
    float[] values = new float[length];
    source.get(from, values);
    double[] row = new double[length];
    for (int j = 0; j < length; j++) {
      row[j] = values[j];
    }
    return row;
  }
}
