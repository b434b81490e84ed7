package org.robustlt.core.adversary;

import java.util.Arrays;
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

  /**
   * Returns the probability of the predicted class of each example, by the softmax.
   *
   * @param logits {@code [batch, classes]}
   */
  public static double[] confidences(INDArray logits) {
    return Arrays.stream(logits.toDoubleMatrix())
        .mapToDouble(row -> Arrays.stream(probabilities(row)).max().orElse(Double.NaN))
        .toArray();
  }

  /** Returns the softmax of the logits of an example. */
  public static double[] probabilities(double[] logits) {
    double largest = Arrays.stream(logits).max().orElse(0);
    double[] powers = Arrays.stream(logits).map(logit -> Math.exp(logit - largest)).toArray();
    double sum = Arrays.stream(powers).sum();
    return Arrays.stream(powers).map(power -> power / sum).toArray();
  }
}
