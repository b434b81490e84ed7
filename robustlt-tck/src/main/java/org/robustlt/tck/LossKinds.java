package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.LossKind;

/** The usual losses by their formulas, against which those that say they are one are checked. */
final class LossKinds {
  private LossKinds() {}

  /** Returns the mean loss of a batch, or NaN of a kind that is not known. */
  static double mean(LossKind kind, LossBatch batch) {
    double sum = 0;
    int[] labels = batch.labels();
    for (int i = 0; i < labels.length; i++) {
      double[] z = batch.adversarialLogits().getRow(i).toDoubleVector();
      double[] natural = batch.naturalLogits().getRow(i).toDoubleVector();
      sum += value(kind, z, natural, labels[i]);
    }
    return sum / labels.length;
  }

  /** Checks the losses of a batch; kinds that this version does not know are passed over. */
  static void check(LossKind kind, LogitLoss loss, LossBatch batch) {
    INDArray logits = batch.adversarialLogits();
    double[] losses = loss.at(logits).losses();
    for (int i = 0; i < losses.length; i++) {
      double[] z = logits.getRow(i).toDoubleVector();
      double[] natural = batch.naturalLogits().getRow(i).toDoubleVector();
      double expected = value(kind, z, natural, batch.labels()[i]);
      if (!Double.isNaN(expected)) {
        assertThat(losses[i])
            .as("loss of example %d as %s", i, kind)
            .isCloseTo(expected, within(1e-9));
      }
    }
  }

  /** Returns a loss, or NaN of a kind that is not known. */
  static double value(LossKind kind, double[] z, double[] natural, int label) {
    if (kind instanceof LossKind.CrossEntropy crossEntropy) {
      return crossEntropy(z, label, crossEntropy.labelSmoothing());
    }
    if (kind instanceof LossKind.BalancedSoftmax balanced) {
      double[] shifted = z.clone();
      Arrays.setAll(shifted, c -> z[c] + balanced.shifts().get(c));
      return crossEntropy(shifted, label, 0);
    }
    if (kind instanceof LossKind.Margin margin) {
      double rival = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < z.length; c++) {
        rival = c == label ? rival : Math.max(rival, z[c]);
      }
      return Math.min(rival - z[label] - margin.confidence(), 0) + margin.ceiling();
    }
    if (kind instanceof LossKind.KlToNatural) {
      return divergence(natural, z);
    }
    if (kind instanceof LossKind.Trades trades) {
      return crossEntropy(natural, label, 0) + trades.beta() * divergence(natural, z);
    }
    return Double.NaN;
  }

  private static double divergence(double[] natural, double[] z) {
    double[] target = logSoftmax(natural);
    double[] own = logSoftmax(z);
    double sum = 0;
    for (int c = 0; c < z.length; c++) {
      sum += Math.exp(target[c]) * (target[c] - own[c]);
    }
    return sum;
  }

  private static double crossEntropy(double[] z, int label, double smoothing) {
    double[] log = logSoftmax(z);
    return -(1 - smoothing) * log[label] - smoothing * Arrays.stream(log).average().orElseThrow();
  }

  private static double[] logSoftmax(double[] z) {
    double max = Arrays.stream(z).max().orElseThrow();
    double sum = Arrays.stream(z).map(value -> Math.exp(value - max)).sum();
    return Arrays.stream(z).map(value -> value - max - Math.log(sum)).toArray();
  }
}
