package org.robustlt.api.contract;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/** The values of an array in C order, copied into memory that is used again and again. */
final class ArrayCopy {
  private float[] floats = {};
  private double[] doubles = {};
  private boolean single;
  private int length;

  /** Copies an array of type {@code FLOAT} or {@code DOUBLE}. */
  void take(INDArray array) {
    INDArray plain = plain(array);
    length = Math.toIntExact(array.length());
    single = array.dataType() == DataType.FLOAT;
    if (single) {
      if (floats.length < length) {
        floats = new float[length];
      }
      plain.data().asNioFloat().get(floats, 0, length);
    } else {
      if (doubles.length < length) {
        doubles = new double[length];
      }
      plain.data().asNioDouble().get(doubles, 0, length);
    }
  }

  private static INDArray plain(INDArray array) {
    return Shape.hasDefaultStridesForShape(array) ? array : array.dup('c');
  }

  double value(int index) {
    return single ? floats[index] : doubles[index];
  }

  /**
   * Returns where an array as large begins to differ, −1 if it does not; it is read where it lies.
   */
  int mismatch(INDArray array) {
    INDArray plain = plain(array);
    return single
        ? FloatBuffer.wrap(floats, 0, length)
            .mismatch(plain.data().asNioFloat().slice().limit(length))
        : DoubleBuffer.wrap(doubles, 0, length)
            .mismatch(plain.data().asNioDouble().slice().limit(length));
  }

  /** Returns the largest absolute value; NaN if one is no number. */
  double largest() {
    double largest = 0;
    for (int i = 0; i < length; i++) {
      largest = Math.max(largest, Math.abs(value(i)));
    }
    return largest;
  }

  /** Returns the sum of the differences of a range from the other copy. */
  double sum(ArrayCopy other, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += Math.abs(value(i) - other.value(i));
    }
    return sum;
  }

  /** Returns where a value is no finite number, −1 if all are. */
  int firstNotFinite() {
    for (int i = 0; i < length; i++) {
      if (!(Math.abs(value(i)) <= Double.MAX_VALUE)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Returns the first value of a range that is further than allowed from the other copy's, or
   * outside the bounds, or no number; −1 if there is none.
   */
  int firstOutside(ArrayCopy other, int from, int to, double distance, double low, double high) {
    return single
        ? firstOutside(floats, other.floats, from, to, distance, low, high)
        : firstOutside(doubles, other.doubles, from, to, distance, low, high);
  }

  private static int firstOutside(
      float[] own, float[] other, int from, int to, double distance, double low, double high) {
    float furthest = (float) distance;
    float least = (float) low;
    float most = (float) high;
    for (int i = from; i < to; i++) {
      // A value that is no number keeps no bound.
      if (!(Math.abs(own[i] - other[i]) <= furthest) || !(own[i] >= least) || !(own[i] <= most)) {
        return i;
      }
    }
    return -1;
  }

  private static int firstOutside(
      double[] own, double[] other, int from, int to, double distance, double low, double high) {
    for (int i = from; i < to; i++) {
      if (!(Math.abs(own[i] - other[i]) <= distance) || !(own[i] >= low) || !(own[i] <= high)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the Euclidean distance of a range from the other copy's. */
  double distance(ArrayCopy other, int from, int to) {
    double squares = 0;
    for (int i = from; i < to; i++) {
      double difference = value(i) - other.value(i);
      squares += difference * difference;
    }
    return Math.sqrt(squares);
  }
}
