package org.robustlt.tck;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.LogitLoss;

/**
 * The cross-entropy of labels, as the objective of attacks under test.
 *
 * @param labels {@code [batch]} true classes
 */
@SuppressWarnings("ArrayRecordComponent") // a test double, never compared
public record LabelCrossEntropy(int[] labels) implements LogitLoss {
  @Override
  public Value at(INDArray logits) {
    double[][] gradient = logits.castTo(DataType.DOUBLE).toDoubleMatrix();
    double[] losses = new double[labels.length];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = toGradient(gradient[i], labels[i]);
    }
    return new Value(losses, Nd4j.createFromArray(gradient).castTo(logits.dataType()));
  }

  /** Replaces logits by the gradient softmax − one-hot, and returns the loss. */
  private static double toGradient(double[] row, int label) {
    double max = Double.NEGATIVE_INFINITY;
    for (double logit : row) {
      max = Math.max(max, logit);
    }
    double sum = 0;
    for (double logit : row) {
      sum += Math.exp(logit - max);
    }
    double loss = Math.log(sum) - (row[label] - max);
    for (int c = 0; c < row.length; c++) {
      row[c] = Math.exp(row[c] - max) / sum - (c == label ? 1 : 0);
    }
    return loss;
  }
}
