package org.robustlt.api.weight;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A flat vector of numbers, kept where the engine computes: as an array, or in the memory of a
 * device. What optimizers, weight averages and weight perturbations do to all weights at once are a
 * handful of its operations. Those that return a vector without being said to make one change this
 * one and return it.
 *
 * <p>The engine implements this interface. Operands have the length, the type and the home of this
 * vector.
 */
public interface Vector extends AutoCloseable {
  /**
   * Returns the vector of an array, without a copy.
   *
   * @param array {@code [n]}, {@code FLOAT} or {@code DOUBLE}, contiguous
   * @throws IllegalArgumentException if it is no such array
   */
  static Vector of(INDArray array) {
    return new ArrayVector(array);
  }

  /** Returns the number of values. */
  long length();

  /** Returns the type of the values: {@code FLOAT} or {@code DOUBLE}. */
  DataType type();

  /** Makes a vector of the same values. */
  Vector copy();

  /** Makes a vector of as many zeros. */
  Vector zeros();

  /** Takes over the values of another vector. */
  Vector assign(Vector other);

  /** Sets every value. */
  Vector fill(double value);

  /** Adds a multiple of another vector. */
  Vector add(double factor, Vector other);

  /** Adds a number to every value. */
  Vector add(double value);

  /** Multiplies every value by a factor. */
  Vector scale(double factor);

  /** Divides every value by a divisor. */
  Vector divide(double divisor);

  /** Multiplies by another vector, value by value. */
  Vector multiply(Vector other);

  /** Divides by another vector, value by value. */
  Vector divide(Vector other);

  /** Takes the root of every value. */
  Vector squareRoot();

  /**
   * Scales the vector so that its norm is a share of that of another, {@code share·‖other‖ /
   * (‖this‖ + 1e-20)}; what is zero stays zero. The other may have another length.
   */
  Vector stretch(double share, Vector other);

  /** Returns the Euclidean norm; on a device the program waits for it. */
  double norm();

  /** Returns the inner product with another vector; on a device the program waits for it. */
  double dot(Vector other);

  /**
   * Returns the values, {@code [n]}: the array itself where vectors are kept as arrays, else a
   * copy. Not to be modified.
   */
  INDArray array();

  /**
   * Takes over the values of an array of as many values, in any shape, in C order.
   *
   * @throws IllegalArgumentException if their number differs
   */
  void load(INDArray values);

  /** Frees the memory now rather than when the collector comes; whoever made the vector may. */
  @Override
  void close();
}
