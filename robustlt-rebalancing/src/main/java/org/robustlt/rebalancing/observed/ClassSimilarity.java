package org.robustlt.rebalancing.observed;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.component.Stateful;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.api.training.TrainingListener;

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

  private final DafaOptions options;
  private final double[] weights;
  private final ClassProbabilities probabilities;

  /** Begins with a weight of 1 for each class. */
  public ClassSimilarity(DafaOptions options, int classes) {
    this.options = options;
    weights = new double[classes];
    Arrays.fill(weights, 1);
    probabilities = new ClassProbabilities(classes);
  }

  /** Returns the weight of each class; a fresh array. */
  public double[] weights() {
    return weights.clone();
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof BatchFinished batch
        && batch.progress().epoch() == options.epoch(batch.progress().epochs())) {
      probabilities.add(batch.labels(), batch.adversarialLogits(), 1);
      if (batch.progress().batch() == batch.progress().batches() - 1) {
        finish();
      }
    }
  }

  private void finish() {
    double[][] p =
        IntStream.range(0, weights.length).mapToObj(probabilities::mean).toArray(double[][]::new);
    System.arraycopy(weights(p, options.lambda()), 0, weights, 0, weights.length);
    probabilities.clear();
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
    return probabilities.stateBeside(WEIGHTS, weights);
  }

  @Override
  public void restore(Map<String, INDArray> state) {
    probabilities.restoreBeside(WEIGHTS, weights, state);
  }
}
