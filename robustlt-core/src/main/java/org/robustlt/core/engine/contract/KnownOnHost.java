package org.robustlt.core.engine.contract;

import java.util.Arrays;
import java.util.Optional;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.LossKind;

/**
 * A usual loss as its kind defines it, one example after the other.
 *
 * @param type which loss
 * @param labels {@code [batch]} true classes
 */
@SuppressWarnings("ArrayRecordComponent") // evaluated, not compared
record KnownOnHost(LossKind type, int[] labels) implements LogitLoss.OfExample {
  @Override
  public Optional<LossKind.Bound> kind() {
    return Optional.of(type.on(labels));
  }

  @Override
  public double at(int example, double[] logits, double[] gradient) {
    int label = labels[example];
    if (type instanceof LossKind.Margin margin) {
      return margin(margin, label, logits, gradient);
    }
    double smoothing = type instanceof LossKind.CrossEntropy ce ? ce.labelSmoothing() : 0;
    double[] shifted = logits.clone();
    if (type instanceof LossKind.BalancedSoftmax balanced) {
      Arrays.setAll(shifted, c -> logits[c] + balanced.shifts().get(c));
    }
    double largest = Arrays.stream(shifted).max().orElseThrow();
    double sum = Arrays.stream(shifted).map(z -> Math.exp(z - largest)).sum();
    double loss = 0;
    for (int c = 0; c < shifted.length; c++) {
      double target = (c == label ? 1 - smoothing : 0) + smoothing / shifted.length;
      double log = shifted[c] - largest - Math.log(sum);
      gradient[c] = Math.exp(log) - target;
      loss -= target * log;
    }
    return loss;
  }

  private static double margin(
      LossKind.Margin margin, int label, double[] logits, double[] gradient) {
    int best = label == 0 ? 1 : 0;
    for (int c = 0; c < logits.length; c++) {
      if (c != label && logits[c] > logits[best]) {
        best = c;
      }
    }
    double difference = logits[best] - logits[label] - margin.confidence();
    if (difference < 0) {
      gradient[best] = 1;
      gradient[label] = -1;
    }
    return Math.min(difference, 0) + margin.ceiling();
  }
}
