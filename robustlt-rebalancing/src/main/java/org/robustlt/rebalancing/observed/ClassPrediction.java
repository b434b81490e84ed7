package org.robustlt.rebalancing.observed;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.component.Stateful;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.rebalancing.probability.Softmax;

/**
 * What the natural images of each class were taken for in the epoch before: the mean of {@code
 * softmax(z/T)} over them, as they were learnt (Cui et al., NeurIPS 2024, arXiv 2305.13948). Before
 * there was an image of a class, it may be anything alike. Serves losses that read natural logits.
 */
public final class ClassPrediction implements TrainingListener, Stateful {
  private static final String MEANS = "means";
  private static final String SUMS = "sums";
  private static final String SEEN = "seen";

  private final double temperature;
  private final double[] means;
  private final double[] sums;
  private final long[] seen;

  /**
   * Begins with probabilities that are all alike.
   *
   * @param temperature T, which logits are divided by
   */
  public ClassPrediction(int classes, double temperature) {
    this.temperature = temperature;
    means = new double[classes * classes];
    Arrays.fill(means, 1.0 / classes);
    sums = new double[classes * classes];
    seen = new long[classes];
  }

  /** Returns the mean probabilities of a class; a fresh array. */
  public double[] of(int label) {
    return Arrays.copyOfRange(means, label * seen.length, (label + 1) * seen.length);
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof BatchFinished batch) {
      add(batch.labels(), batch.naturalLogits());
      if (batch.progress().batch() == batch.progress().batches() - 1) {
        finish();
      }
    }
  }

  private void add(int[] labels, double[][] logits) {
    int classes = seen.length;
    for (int i = 0; i < logits.length; i++) {
      double[] cooled = Arrays.stream(logits[i]).map(z -> z / temperature).toArray();
      double[] probabilities = Softmax.of(cooled);
      for (int c = 0; c < classes; c++) {
        sums[labels[i] * classes + c] += probabilities[c];
      }
      seen[labels[i]]++;
    }
  }

  private void finish() {
    for (int i = 0; i < means.length; i++) {
      long images = seen[i / seen.length];
      means[i] = images == 0 ? means[i] : sums[i] / images;
    }
    Arrays.fill(sums, 0);
    Arrays.fill(seen, 0);
  }

  @Override
  public Map<String, INDArray> state() {
    return Map.of(
        MEANS,
        Nd4j.createFromArray(means),
        SUMS,
        Nd4j.createFromArray(sums),
        SEEN,
        Nd4j.createFromArray(seen));
  }

  @Override
  public void restore(Map<String, INDArray> state) {
    Memory.checkNames(state, Set.of(MEANS, SUMS, SEEN));
    double[] before = Memory.of(state, MEANS, means.length).toDoubleVector();
    double[] all = Memory.of(state, SUMS, sums.length).toDoubleVector();
    long[] counts = Memory.of(state, SEEN, seen.length).toLongVector();
    System.arraycopy(before, 0, means, 0, before.length);
    System.arraycopy(all, 0, sums, 0, all.length);
    System.arraycopy(counts, 0, seen, 0, counts.length);
  }
}
