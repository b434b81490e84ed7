package org.robustlt.rebalancing.loss;

import org.robustlt.api.loss.ExampleLoss;
import org.robustlt.api.loss.Rows;

/**
 * Cross-entropy of logits {@code z = s·(cos − m_y at the true class) + b}: the true class has to
 * win by its margin before scale and biases apply.
 *
 * @param scale s
 * @param margins {@code [classes]} m
 * @param biases {@code [classes]} b
 * @param crossEntropy the loss of z
 */
@SuppressWarnings("ArrayRecordComponent") // read, not compared
record AdditiveMargin(double scale, double[] margins, double[] biases, CrossEntropy crossEntropy)
    implements ExampleLoss {
  @Override
  public double at(double[] logits, int label, double[] gradient) {
    double[] shifted = logits.clone();
    shifted[label] -= margins[label];
    double loss = crossEntropy.at(scaled(shifted), label, gradient);
    Rows.scale(gradient, scale);
    return loss;
  }

  /** Returns {@code s·logits + b}. */
  double[] scaled(double[] logits) {
    double[] scaled = new double[logits.length];
    for (int c = 0; c < scaled.length; c++) {
      scaled[c] = scale * logits[c] + biases[c];
    }
    return scaled;
  }
}
