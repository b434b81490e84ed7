package org.robustlt.rebalancing.observed;

import java.util.Arrays;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.component.Stateful;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.api.training.TrainingListener;

/**
 * What the natural images of each class were taken for in the epoch before: the mean of {@code
 * softmax(z/T)} over them, as they were learnt (Cui et al., NeurIPS 2024, arXiv 2305.13948). Before
 * there was an image of a class, it may be anything alike. Serves losses that read natural logits.
 */
public final class ClassPrediction implements TrainingListener, Stateful {
  private static final String MEANS = "means";

  private final int classes;
  private final double temperature;
  private final double[] means;
  private final ClassProbabilities probabilities;

  /**
   * Begins with probabilities that are all alike.
   *
   * @param temperature T, which logits are divided by
   */
  public ClassPrediction(int classes, double temperature) {
    this.classes = classes;
    this.temperature = temperature;
    means = new double[classes * classes];
    Arrays.fill(means, 1.0 / classes);
    probabilities = new ClassProbabilities(classes);
  }

  /** Returns the mean probabilities of a class; a fresh array. */
  public double[] of(int label) {
    return Arrays.copyOfRange(means, label * classes, (label + 1) * classes);
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof BatchFinished batch) {
      probabilities.add(batch.labels(), batch.naturalLogits(), temperature);
      if (batch.progress().batch() == batch.progress().batches() - 1) {
        finish();
      }
    }
  }

  private void finish() {
    for (int label = 0; label < classes; label++) {
      if (probabilities.has(label)) {
        System.arraycopy(probabilities.mean(label), 0, means, label * classes, classes);
      }
    }
    probabilities.clear();
  }

  @Override
  public Map<String, INDArray> state() {
    return probabilities.stateBeside(MEANS, means);
  }

  @Override
  public void restore(Map<String, INDArray> state) {
    probabilities.restoreBeside(MEANS, means, state);
  }
}
