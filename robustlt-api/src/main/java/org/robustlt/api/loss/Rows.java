package org.robustlt.api.loss;

import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Matrices as rows of doubles, the form in which losses compute. */
public final class Rows {
  private Rows() {}

  /** Returns a copy of a matrix, {@code [rows, columns]} with any strides. */
  public static double[][] of(INDArray matrix) {
    double[][] values = new double[matrix.rows()][matrix.columns()];
    DataBuffer from = matrix.data();
    for (int row = 0; row < values.length; row++) {
      for (int column = 0; column < values[row].length; column++) {
        values[row][column] = from.getDouble(row * matrix.stride(0) + column * matrix.stride(1));
      }
    }
    return values;
  }

  /**
   * Returns rows as a matrix of the type of another, {@code FLOAT} or {@code DOUBLE}; at least one
   * row.
   */
  public static INDArray like(INDArray other, double[][] values) {
    int columns = values[0].length;
    INDArray matrix =
        Nd4j.createUninitialized(other.dataType(), new long[] {values.length, columns}, 'c');
    DataBuffer to = matrix.data();
    for (int row = 0; row < values.length; row++) {
      for (int column = 0; column < columns; column++) {
        to.put((long) row * columns + column, values[row][column]);
      }
    }
    return matrix;
  }

  /** Multiplies a row by a factor. */
  public static void scale(double[] row, double factor) {
    for (int c = 0; c < row.length; c++) {
      row[c] *= factor;
    }
  }
}
