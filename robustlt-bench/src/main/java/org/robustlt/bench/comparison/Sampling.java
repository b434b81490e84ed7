package org.robustlt.bench.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.Variance;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.robustlt.bench.record.Verdicts;
import org.robustlt.core.record.EvaluationRecord;

/**
 * How far numbers would scatter if other test images had been drawn. Classes are taken as strata.
 * Each is smoothed by a pair of opposite cases, as Agresti and Min (Biometrics, 2005) do for
 * differences of paired shares, so that a few images of one opinion are no certainty.
 */
final class Sampling {
  private static final double PSEUDO = Math.sqrt(0.5);

  private Sampling() {}

  /** The two-sided normal quantile of {@link ConfidenceInterval}. */
  static double quantile() {
    return NormalDistribution.of(0, 1)
        .inverseSurvivalProbability(ConfidenceInterval.ERROR_RATE / 2);
  }

  /**
   * Returns the variance of a number of one evaluation; NaN if the evaluation does not tell the
   * classes.
   */
  static double variance(Quantity measure, EvaluationRecord evaluation) {
    double[] weights = measure.weights(evaluation);
    double[] examples = ClassWeights.examples(evaluation);
    double variance = 0;
    for (int c = 0; c < weights.length; c++) {
      if (weights[c] > 0) {
        double n = examples[c] + 2;
        double p = (evaluation.perClass().get(c) * examples[c] + 1) / n;
        variance += weights[c] * weights[c] * p * (1 - p) / n;
      }
    }
    return variance > 0 ? variance : Double.NaN;
  }

  /** Returns the interval of a number of one evaluation, within 0..1. */
  static Optional<ConfidenceInterval> interval(Quantity measure, EvaluationRecord evaluation) {
    double value = measure.of(evaluation);
    double half = quantile() * Math.sqrt(variance(measure, evaluation));
    return Double.isFinite(value) && Double.isFinite(half)
        ? Optional.of(new ConfidenceInterval(Math.max(0, value - half), Math.min(1, value + half)))
        : Optional.empty();
  }

  /**
   * Returns the variance of the mean of a difference over pairs of evaluations, image by image.
   *
   * @param pairs evaluations of the same seeds under one protocol
   * @return nothing if the images of some are not known, or not the same
   */
  static Optional<Double> paired(Quantity measure, List<Pair> pairs) {
    Pair first = pairs.get(0);
    if (pairs.stream().anyMatch(pair -> !pair.isPaired())) {
      return Optional.empty();
    }
    Verdicts images = first.verdictsBefore().orElseThrow();
    if (pairs.stream()
        .anyMatch(pair -> !pair.verdictsBefore().orElseThrow().ofSameImages(images))) {
      return Optional.empty();
    }
    int classes = first.before().perClass().size();
    double[][] before = new double[pairs.size()][];
    double[][] after = new double[pairs.size()][];
    for (int p = 0; p < pairs.size(); p++) {
      before[p] = measure.weights(pairs.get(p).before());
      after[p] = measure.weights(pairs.get(p).after());
    }
    double[] sizes = new double[classes];
    for (long label : images.labels()) {
      sizes[(int) label]++;
    }
    double[][] differences = new double[classes][];
    double[] largest = new double[classes];
    for (int c = 0; c < classes; c++) {
      for (int p = 0; p < pairs.size(); p++) {
        largest[c] = Math.max(largest[c], Math.max(before[p][c], after[p][c]));
      }
      differences[c] = new double[(int) sizes[c] + 2];
      differences[c][(int) sizes[c]] = PSEUDO * largest[c];
      differences[c][(int) sizes[c] + 1] = -PSEUDO * largest[c];
    }
    int[] filled = new int[classes];
    for (int i = 0; i < images.size(); i++) {
      int label = (int) images.labels()[i];
      double sum = 0;
      for (int p = 0; p < pairs.size(); p++) {
        sum += after[p][label] * (pairs.get(p).verdictsAfter().orElseThrow().right(i) ? 1 : 0);
        sum -= before[p][label] * (pairs.get(p).verdictsBefore().orElseThrow().right(i) ? 1 : 0);
      }
      differences[label][filled[label]++] = sum / pairs.size();
    }
    double variance = 0;
    for (int c = 0; c < classes; c++) {
      if (largest[c] > 0) {
        variance +=
            Variance.of(differences[c]).setBiased(true).getAsDouble() / differences[c].length;
      }
    }
    return Arrays.stream(largest).anyMatch(weight -> weight > 0)
        ? Optional.of(variance)
        : Optional.empty();
  }

  /**
   * Two evaluations that differ in their variant.
   *
   * @param before that of the base
   * @param verdictsBefore its images
   * @param after that of the other variant
   * @param verdictsAfter its images
   */
  record Pair(
      EvaluationRecord before,
      Optional<Verdicts> verdictsBefore,
      EvaluationRecord after,
      Optional<Verdicts> verdictsAfter) {
    /** Returns whether both tell their verdicts, of the same images. */
    boolean isPaired() {
      return verdictsBefore.isPresent()
          && verdictsAfter.isPresent()
          && verdictsBefore.get().ofSameImages(verdictsAfter.get())
          && Arrays.stream(verdictsBefore.get().labels())
              .allMatch(label -> label >= 0 && label < before.perClass().size());
    }
  }
}
