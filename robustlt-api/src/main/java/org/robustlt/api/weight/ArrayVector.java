package org.robustlt.api.weight;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.Axpy;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * A vector kept as an array. BLAS is avoided where threads of the kernels may spin meanwhile, which
 * its own would wait for.
 */
class ArrayVector implements Vector {
  private static final double GUARD = 1e-20;

  private final INDArray values;

  ArrayVector(INDArray values) {
    if (values.rank() != 1
        || (values.dataType() != DataType.FLOAT && values.dataType() != DataType.DOUBLE)) {
      throw new IllegalArgumentException(
          "a vector must be [n] of type FLOAT or DOUBLE, got "
              + Arrays.toString(values.shape())
              + " of type "
              + values.dataType());
    }
    this.values = values;
  }

  @Override
  public long length() {
    return values.length();
  }

  @Override
  public DataType type() {
    return values.dataType();
  }

  @Override
  public Vector copy() {
    return new ArrayVector(values.dup());
  }

  @Override
  public Vector zeros() {
    return new ArrayVector(Nd4j.zeros(values.dataType(), values.length()));
  }

  @Override
  public Vector assign(Vector other) {
    values.assign(other.array());
    return this;
  }

  @Override
  public Vector fill(double value) {
    values.assign(value);
    return this;
  }

  @Override
  public Vector add(double factor, Vector other) {
    Nd4j.exec(new Axpy(other.array(), values, values, factor));
    return this;
  }

  @Override
  public Vector add(double value) {
    values.addi(value);
    return this;
  }

  @Override
  public Vector scale(double factor) {
    values.muli(factor);
    return this;
  }

  @Override
  public Vector divide(double divisor) {
    values.divi(divisor);
    return this;
  }

  @Override
  public Vector multiply(Vector other) {
    values.muli(other.array());
    return this;
  }

  @Override
  public Vector divide(Vector other) {
    values.divi(other.array());
    return this;
  }

  @Override
  public Vector squareRoot() {
    Transforms.sqrt(values, false);
    return this;
  }

  @Override
  public Vector stretch(double share, Vector other) {
    return scale(share * other.norm() / (norm() + GUARD));
  }

  @Override
  public double norm() {
    return values.norm2Number().doubleValue();
  }

  @Override
  public double dot(Vector other) {
    return values.mul(other.array()).sumNumber().doubleValue();
  }

  @Override
  public INDArray array() {
    return values;
  }

  @Override
  public void load(INDArray given) {
    if (given.length() != values.length()) {
      throw new IllegalArgumentException(
          "a vector of " + values.length() + " values cannot take " + given.length());
    }
    values.assign(given.reshape('c', new long[] {values.length()}));
  }

  @Override
  public void close() {
    if (values.closeable()) {
      values.close();
    }
  }
}
