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
 * Weights of the classes by how they are taken for each other (DAFA; Lee et al., ICLR 2024, arXiv
 * 2401.12532). With {@code p_i(j)}, the mean probability of class j that adversarial images of
 * class i were given in one epoch, in which they were learnt,
 *
 * <pre>w_i = 1 + λ·Σ_{j≠i} s_ij·p_i(j)·p_j(j),   s_ij = 1 if p_i(i) &lt; p_j(j), else −1</pre>
 *
 * <p>and never less than 0. Until that epoch is over, every weight is 1. The formula is that of the
 * authors' published code.
 */
public final class ClassSimilarity implements TrainingListener, Stateful {
  private static final String WEIGHTS = "weights";
  private static final String SUMS = "sums";
  private static final String SEEN = "seen";

  private final DafaOptions options;
  private final double[] weights;
  private final double[] sums;
  private final long[] seen;

  /** Begins with a weight of 1 for each class. */
  public ClassSimilarity(DafaOptions options, int classes) {
    this.options = options;
    weights = new double[classes];
    Arrays.fill(weights, 1);
    sums = new double[classes * classes];
    seen = new long[classes];
  }

  /** Returns the weight of each class; a fresh array. */
  public double[] weights() {
    return weights.clone();
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof BatchFinished batch
        && batch.progress().epoch() == options.epoch(batch.progress().epochs())) {
      add(batch.labels(), batch.adversarialLogits());
      if (batch.progress().batch() == batch.progress().batches() - 1) {
        finish();
      }
    }
  }

  private void add(int[] labels, double[][] logits) {
    int classes = seen.length;
    for (int i = 0; i < logits.length; i++) {
      double[] probabilities = Softmax.of(logits[i]);
      for (int c = 0; c < classes; c++) {
        sums[labels[i] * classes + c] += probabilities[c];
      }
      seen[labels[i]]++;
    }
  }

  private void finish() {
    int classes = seen.length;
    double[][] p = new double[classes][classes];
    for (int i = 0; i < classes; i++) {
      for (int j = 0; j < classes; j++) {
        p[i][j] = sums[i * classes + j] / Math.max(1, seen[i]);
      }
    }
    double[] found = weights(p, options.lambda());
    System.arraycopy(found, 0, weights, 0, classes);
    Arrays.fill(sums, 0);
    Arrays.fill(seen, 0);
  }

  /**
   * Returns the weight of each class.
   *
   * @param p {@code [classes][classes]} mean probabilities, by true class
   */
  static double[] weights(double[][] p, double lambda) {
    double[] weights = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      double sum = 0;
      for (int j = 0; j < p.length; j++) {
        sum += i == j ? 0 : (p[i][i] < p[j][j] ? 1 : -1) * p[i][j] * p[j][j];
      }
      weights[i] = Math.max(0, 1 + lambda * sum);
    }
    return weights;
  }

  @Override
  public Map<String, INDArray> state() {
    return Map.of(
        WEIGHTS,
        Nd4j.createFromArray(weights),
        SUMS,
        Nd4j.createFromArray(sums),
        SEEN,
        Nd4j.createFromArray(seen));
  }

  @Override
  public void restore(Map<String, INDArray> state) {
    Memory.checkNames(state, Set.of(WEIGHTS, SUMS, SEEN));
    double[] restored = Memory.of(state, WEIGHTS, weights.length).toDoubleVector();
    double[] all = Memory.of(state, SUMS, sums.length).toDoubleVector();
    long[] counts = Memory.of(state, SEEN, seen.length).toLongVector();
    System.arraycopy(restored, 0, weights, 0, restored.length);
    System.arraycopy(all, 0, sums, 0, all.length);
    System.arraycopy(counts, 0, seen, 0, counts.length);
  }
}
