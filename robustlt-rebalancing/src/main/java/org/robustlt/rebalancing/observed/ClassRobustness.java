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
import org.robustlt.api.training.TrainingProgress;

/**
 * The share of the adversarial training images of each class that the previous epoch classified
 * correctly, as they were learnt, and the factors that CFA makes of it (Wei et al., CVPR 2023,
 * arXiv 2303.14460).
 */
public final class ClassRobustness implements TrainingListener, Stateful {
  private static final String ACCURACY = "accuracy";
  private static final String SEEN = "seen";
  private static final String CORRECT = "correct";

  private final double lambda;
  private final double warmup;
  private final double[] accuracy;
  private final long[] seen;
  private final long[] correct;

  /**
   * Begins. A class of which no epoch has shown an image has the factor 1.
   *
   * @param lambda λ, the factor of a class that never withstands
   * @param warmup the share of the training before which every factor is 1
   */
  public ClassRobustness(int classes, double lambda, double warmup) {
    this.lambda = lambda;
    this.warmup = warmup;
    accuracy = new double[classes];
    Arrays.fill(accuracy, 1 - lambda);
    seen = new long[classes];
    correct = new long[classes];
  }

  /** Returns {@code λ + r_c} for a class of robust accuracy r_c; 1 in the first epochs. */
  public double factor(int label, TrainingProgress progress) {
    boolean calibrated = progress.epoch() > 1 && progress.epoch() > warmup * progress.epochs();
    return calibrated ? lambda + accuracy[label] : 1;
  }

  @Override
  public void on(TrainingEvent event) {
    if (!(event instanceof BatchFinished batch)) {
      return;
    }
    for (int i = 0; i < batch.labels().length; i++) {
      int label = batch.labels()[i];
      seen[label]++;
      correct[label] += batch.adversarialPredictions()[i] == label ? 1 : 0;
    }
    if (batch.progress().batch() == batch.progress().batches() - 1) {
      for (int c = 0; c < seen.length; c++) {
        accuracy[c] = seen[c] == 0 ? accuracy[c] : (double) correct[c] / seen[c];
      }
      Arrays.fill(seen, 0);
      Arrays.fill(correct, 0);
    }
  }

  @Override
  public Map<String, INDArray> state() {
    return Map.of(
        ACCURACY,
        Nd4j.createFromArray(accuracy),
        SEEN,
        Nd4j.createFromArray(seen),
        CORRECT,
        Nd4j.createFromArray(correct));
  }

  @Override
  public void restore(Map<String, INDArray> state) {
    Memory.checkNames(state, Set.of(ACCURACY, SEEN, CORRECT));
    double[] shares = Memory.of(state, ACCURACY, accuracy.length).toDoubleVector();
    long[] all = Memory.of(state, SEEN, seen.length).toLongVector();
    long[] right = Memory.of(state, CORRECT, correct.length).toLongVector();
    System.arraycopy(shares, 0, accuracy, 0, shares.length);
    System.arraycopy(all, 0, seen, 0, all.length);
    System.arraycopy(right, 0, correct, 0, right.length);
  }
}
