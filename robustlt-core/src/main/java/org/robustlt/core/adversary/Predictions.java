package org.robustlt.core.adversary;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Predicted classes: the largest logit of each example, the first of equal ones. */
public final class Predictions {
  private Predictions() {}

  /**
   * Returns the predicted class of each example.
   *
   * @param logits {@code [batch, classes]}
   */
  public static int[] of(INDArray logits) {
    double[][] rows = logits.toDoubleMatrix();
    int[] predictions = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int c = 1; c < rows[i].length; c++) {
        if (rows[i][c] > rows[i][predictions[i]]) {
          predictions[i] = c;
        }
      }
    }
    return predictions;
  }
}
