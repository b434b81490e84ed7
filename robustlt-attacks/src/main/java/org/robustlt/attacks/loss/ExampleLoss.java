package org.robustlt.attacks.loss;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.LogitLoss;

/** A loss of every example by itself, computed in doubles. */
public interface ExampleLoss extends LogitLoss {
  /**
   * Returns the loss of an example.
   *
   * @param example its index in the batch
   * @param logits {@code [classes]}
   * @param gradient {@code [classes]} zeros, which receive the gradient
   */
  double at(int example, double[] logits, double[] gradient);

  @Override
  default Value at(INDArray logits) {
    return part(0, Math.toIntExact(logits.size(0))).at(logits);
  }

  /** Returns the loss of the examples of the given indices. */
  default ExampleLoss only(int[] indices) {
    return (example, logits, gradient) -> at(indices[example], logits, gradient);
  }

  /**
   * Returns the loss of some examples in a row.
   *
   * @param first the first of them
   * @param count how many; the loss of any further row of logits is 0
   */
  default LogitLoss part(int first, int count) {
    return logits -> {
      double[][] rows = logits.castTo(DataType.DOUBLE).toDoubleMatrix();
      double[] losses = new double[rows.length];
      double[][] gradient = new double[rows.length][rows[0].length];
      for (int i = 0; i < count; i++) {
        losses[i] = at(first + i, rows[i], gradient[i]);
      }
      return new Value(losses, Nd4j.createFromArray(gradient).castTo(logits.dataType()));
    };
  }
}
