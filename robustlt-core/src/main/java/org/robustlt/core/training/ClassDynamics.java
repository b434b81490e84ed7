package org.robustlt.core.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.component.Stateful;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.Rows;
import org.robustlt.core.record.DynamicsRecord;

/**
 * The two faults of adversarial training on long tails that RobustLT names (arXiv 2605.13395), of
 * an epoch as it was learnt: the skewed objective, by the share that each class has in the loss and
 * in its gradient, and the unstable evolution of the adversarial distribution, by how far the mean
 * of each class's adversarial logits moves from one epoch to the next.
 *
 * <p>All of it comes from logits and gradients that the loss has anyway.
 */
final class ClassDynamics implements Stateful {
  /** Means of logits grow with the square of the classes; beyond so many they are not kept. */
  private static final int MOST_MEANS = 1000;

  private static final String SUMS = "sums";
  private static final String MEANS = "means";

  private final int classes;
  private final double[] examples;
  private final double[] loss;
  private final double[] gradient;
  private final double[][] logits;
  private Optional<double[][]> before = Optional.empty();

  ClassDynamics(int classes) {
    this.classes = classes;
    this.examples = new double[classes];
    this.loss = new double[classes];
    this.gradient = new double[classes];
    this.logits = new double[classes][classes <= MOST_MEANS ? classes : 0];
  }

  /**
   * Takes in a batch.
   *
   * @param labels {@code [batch]} classes
   * @param adversarialLogits {@code [batch, classes]}
   */
  void add(int[] labels, double[][] adversarialLogits, LossResult result) {
    result.adversarialLogitsGradient().ifPresent(rows -> addGradient(labels, Rows.of(rows)));
    result.naturalLogitsGradient().ifPresent(rows -> addGradient(labels, Rows.of(rows)));
    LogitLoss.OfExample crossEntropy = LogitLoss.crossEntropy(labels);
    double[] unused = new double[classes];
    for (int i = 0; i < labels.length; i++) {
      int label = labels[i];
      double[] row = adversarialLogits[i];
      examples[label]++;
      loss[label] += crossEntropy.at(i, row, unused);
      double mean = Arrays.stream(row).average().orElse(0);
      for (int c = 0; c < logits[label].length; c++) {
        logits[label][c] += row[c] - mean;
      }
    }
  }

  private void addGradient(int[] labels, double[][] rows) {
    for (int i = 0; i < labels.length; i++) {
      gradient[labels[i]] += norm(rows[i]);
    }
  }

  private static double norm(double[] row) {
    return Math.sqrt(Arrays.stream(row).map(x -> x * x).sum());
  }

  /** Returns what the epoch came to, and begins the next one. */
  DynamicsRecord finish() {
    double[][] means = new double[classes][];
    for (int label = 0; label < classes; label++) {
      double count = examples[label];
      means[label] = Arrays.stream(logits[label]).map(sum -> sum / count).toArray();
    }
    DynamicsRecord record =
        new DynamicsRecord(
            shares(examples),
            shares(loss),
            shares(gradient),
            before.map(then -> moved(then, means)));
    before = Optional.of(means).filter(kept -> classes <= MOST_MEANS);
    Stream.of(examples, loss, gradient).forEach(sums -> Arrays.fill(sums, 0));
    Arrays.stream(logits).forEach(sums -> Arrays.fill(sums, 0));
    return record;
  }

  private static double[] shares(double[] sums) {
    double all = Arrays.stream(sums).sum();
    return Arrays.stream(sums).map(sum -> sum / all).toArray();
  }

  private static double[] moved(double[][] then, double[][] now) {
    return IntStream.range(0, now.length)
        .mapToDouble(label -> norm(minus(now[label], then[label])))
        .toArray();
  }

  private static double[] minus(double[] row, double[] other) {
    return IntStream.range(0, row.length).mapToDouble(c -> row[c] - other[c]).toArray();
  }

  @Override
  public Map<String, INDArray> state() {
    Map<String, INDArray> state = new LinkedHashMap<>();
    if (Arrays.stream(examples).sum() > 0) {
      state.put(SUMS, Nd4j.createFromArray(sums()));
    }
    before.ifPresent(means -> state.put(MEANS, Nd4j.createFromArray(means)));
    return state;
  }

  private double[][] sums() {
    return IntStream.range(0, classes)
        .mapToObj(
            label ->
                IntStream.concat(IntStream.range(-3, 0), IntStream.range(0, logits[label].length))
                    .mapToDouble(c -> c < 0 ? scalars()[3 + c][label] : logits[label][c])
                    .toArray())
        .toArray(double[][]::new);
  }

  private double[][] scalars() {
    return new double[][] {examples, loss, gradient};
  }

  /** Takes up the state of a checkpoint; one of an earlier version has none. */
  @Override
  public void restore(Map<String, INDArray> state) {
    before = Optional.ofNullable(state.get(MEANS)).map(Rows::of);
    double[][] sums =
        Optional.ofNullable(state.get(SUMS))
            .map(Rows::of)
            .orElseGet(() -> new double[classes][3 + logits[0].length]);
    for (int label = 0; label < classes; label++) {
      for (int c = 0; c < 3; c++) {
        scalars()[c][label] = sums[label][c];
      }
      System.arraycopy(sums[label], 3, logits[label], 0, logits[label].length);
    }
  }
}
