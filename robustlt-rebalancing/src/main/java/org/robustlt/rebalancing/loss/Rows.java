package org.robustlt.rebalancing.loss;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Matrices as rows of doubles, the form in which losses compute. */
final class Rows {
  private Rows() {}

  /** Returns a copy of a matrix. */
  static double[][] of(INDArray matrix) {
    int rows = Math.toIntExact(matrix.rows());
    int columns = Math.toIntExact(matrix.columns());
    double[] flat = matrix.dup('c').data().asDouble();
    double[][] values = new double[rows][columns];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(flat, row * columns, values[row], 0, columns);
    }
    return values;
  }

  /** Returns rows as a matrix of the type of another, {@code FLOAT} or {@code DOUBLE}. */
  static INDArray like(INDArray other, double[][] values) {
    int columns = values[0].length;
    double[] flat = new double[values.length * columns];
    for (int row = 0; row < values.length; row++) {
      System.arraycopy(values[row], 0, flat, row * columns, columns);
    }
    return Nd4j.create(flat, new long[] {values.length, columns}, 'c').castTo(other.dataType());
  }

  /** Multiplies a row by a factor. */
  static void scale(double[] row, double factor) {
    for (int c = 0; c < row.length; c++) {
      row[c] *= factor;
    }
  }
}
