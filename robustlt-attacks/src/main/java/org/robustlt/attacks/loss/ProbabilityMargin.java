package org.robustlt.attacks.loss;

import org.robustlt.api.attack.LogitLoss;

/**
 * The margin of probabilities {@code max_{c≠y} p_c − p_y}, where p is the softmax of the logits
 * (Xie et al., arXiv 2411.15210).
 *
 * @param labels {@code [batch]} true classes y
 */
@SuppressWarnings("ArrayRecordComponent") // losses are evaluated, not compared
public record ProbabilityMargin(int[] labels) implements LogitLoss.OfExample {
  @Override
  public double at(int example, double[] logits, double[] gradient) {
    int label = labels[example];
    int other = Ranking.largestExcept(label, logits);
    double largest = Math.max(logits[label], logits[other]);
    double sum = 0;
    for (int c = 0; c < logits.length; c++) {
      gradient[c] = Math.exp(logits[c] - largest);
      sum += gradient[c];
    }
    double ofLabel = gradient[label] / sum;
    double ofOther = gradient[other] / sum;
    double margin = ofOther - ofLabel;
    for (int c = 0; c < logits.length; c++) {
      gradient[c] = -margin * gradient[c] / sum;
    }
    gradient[label] -= ofLabel;
    gradient[other] += ofOther;
    return margin;
  }
}
