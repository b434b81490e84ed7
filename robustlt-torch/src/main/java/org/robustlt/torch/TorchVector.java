package org.robustlt.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.weight.Vector;

/** A vector as a tensor. */
class TorchVector implements Vector {
  private static final double GUARD = 1e-20;

  private final TorchHome home;
  private final DataType type;
  private final Tensor values;
  private final long length;

  /**
   * Wraps a tensor.
   *
   * @param values {@code [n]}, which must outlive the scope that it was made in
   */
  TorchVector(TorchHome home, DataType type, Tensor values) {
    this.home = home;
    this.type = type;
    this.values = values;
    this.length = values.numel();
  }

  TorchHome home() {
    return home;
  }

  /** Returns the memory of the vector. */
  Tensor tensor() {
    return values;
  }

  static Tensor of(Vector vector) {
    return ((TorchVector) vector).values;
  }

  /** Returns a tensor of its own, of the same values, that outlives the present scope. */
  final Tensor copied() {
    Tensor copy = values.clone();
    copy.retainReference();
    return copy;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public DataType type() {
    return type;
  }

  @Override
  public Vector copy() {
    return new TorchVector(home, type, copied());
  }

  @Override
  public Vector zeros() {
    return copy().fill(0);
  }

  @Override
  public Vector assign(Vector other) {
    values.copy_(of(other));
    return this;
  }

  private Vector changed(Runnable work) {
    Scoped.run(work);
    return this;
  }

  @Override
  public Vector fill(double value) {
    return changed(() -> values.fill_(new Scalar(value)));
  }

  @Override
  public Vector add(double factor, Vector other) {
    return changed(() -> values.add_(of(other), new Scalar(factor)));
  }

  @Override
  public Vector add(double value) {
    return changed(() -> values.add_(new Scalar(value)));
  }

  @Override
  public Vector scale(double factor) {
    return changed(() -> values.mul_(new Scalar(factor)));
  }

  @Override
  public Vector divide(double divisor) {
    return changed(() -> values.div_(new Scalar(divisor)));
  }

  @Override
  public Vector multiply(Vector other) {
    values.mul_(of(other));
    return this;
  }

  @Override
  public Vector divide(Vector other) {
    values.div_(of(other));
    return this;
  }

  @Override
  public Vector squareRoot() {
    values.sqrt_();
    return this;
  }

  @Override
  public Vector stretch(double share, Vector other) {
    return changed(
        () -> {
          Tensor norm = values.norm().add(new Scalar(GUARD));
          values.mul_(of(other).norm().mul(new Scalar(share)).div(norm));
        });
  }

  @Override
  public double norm() {
    double[] norm = new double[1];
    Scoped.run(() -> norm[0] = values.norm().item_double());
    return norm[0];
  }

  @Override
  public double dot(Vector other) {
    double[] product = new double[1];
    Scoped.run(() -> product[0] = values.dot(of(other)).item_double());
    return product[0];
  }

  @Override
  public INDArray array() {
    return home.store(values, type);
  }

  @Override
  public void load(INDArray given) {
    if (given.length() != length) {
      throw new IllegalArgumentException(
          "a vector of " + length + " values cannot take " + given.length());
    }
    home.load(given, type, values);
  }

  @Override
  public void close() {
    values.close();
  }
}
