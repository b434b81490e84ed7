package org.robustlt.core.engine.contract;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.LossKind;

/**
 * A usual loss as its kind defines it, one example after the other.
 *
 * @param bound which loss, with what it needs of the batch
 */
record KnownOnHost(LossKind.Bound bound) implements LogitLoss.OfExample {
  @Override
  public Optional<LossKind.Bound> kind() {
    return Optional.of(bound);
  }

  @Override
  public double at(int example, double[] logits, double[] gradient) {
    LossKind type = bound.kind();
    if (type instanceof LossKind.KlToNatural) {
      INDArray natural = bound.natural().orElseThrow().getRow(example);
      return divergence(softmax(natural.toDoubleVector()), logits, gradient);
    }
    int label = bound.labels()[example];
    if (type instanceof LossKind.Margin margin) {
      return margin(margin, label, logits, gradient);
    }
    double smoothing = type instanceof LossKind.CrossEntropy ce ? ce.labelSmoothing() : 0;
    double[] shifted = logits.clone();
    if (type instanceof LossKind.BalancedSoftmax balanced) {
      Arrays.setAll(shifted, c -> logits[c] + balanced.shifts().get(c));
    }
    double[] targets = new double[shifted.length];
    Arrays.fill(targets, smoothing / shifted.length);
    targets[label] += 1 - smoothing;
    return crossEntropy(targets, shifted, gradient);
  }

  private static double divergence(double[] targets, double[] logits, double[] gradient) {
    double entropy = -Arrays.stream(targets).map(t -> t * Math.log(t)).sum();
    return crossEntropy(targets, logits, gradient) - entropy;
  }

  private static double crossEntropy(double[] targets, double[] logits, double[] gradient) {
    double[] shares = softmax(logits);
    double loss = 0;
    for (int c = 0; c < shares.length; c++) {
      gradient[c] = shares[c] - targets[c];
      loss -= targets[c] * Math.log(shares[c]);
    }
    return loss;
  }

  static double[] softmax(double[] logits) {
    double largest = Arrays.stream(logits).max().orElseThrow();
    double sum = Arrays.stream(logits).map(z -> Math.exp(z - largest)).sum();
    return Arrays.stream(logits).map(z -> Math.exp(z - largest) / sum).toArray();
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
