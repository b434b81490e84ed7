package org.robustlt.rebalancing.loss;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.AdversarialObjectiveProvider;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.component.Stateful;
import org.robustlt.api.loss.ExampleLoss;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.rebalancing.observed.Memory;

/**
 * Cross-entropy weighted by how rarely each class was predicted for adversarial images in the
 * previous epoch, so that attacks spread over the classes (REAT; Li et al., 2023, arXiv
 * 2307.10205). In the first epoch the class sizes stand in for the counts.
 *
 * <p>With {@code β_c = (n_c−1)/n_c} and the count {@code p_c} of predictions, the weight is {@code
 * 1/(E_c + 1e-5)} of the effective number {@code E_c = (1−β_c^p_c)/(1−β_c)}, scaled to mean 1.
 */
public final class EffectiveNumberObjective
    implements AdversarialObjective, TrainingListener, Stateful {
  private static final String PREVIOUS = "previous";
  private static final String CURRENT = "current";
  private static final double GUARD = 1e-5;

  private final Options options;
  private final ClassFrequencies frequencies;
  private long[] previous;
  private long[] current;

  EffectiveNumberObjective(Options options, ClassFrequencies frequencies) {
    this.options = options;
    this.frequencies = frequencies;
    this.previous = frequencies.counts();
    this.current = new long[frequencies.classes()];
  }

  @Override
  public LogitLoss on(int[] labels, Supplier<INDArray> naturalLogits) {
    ExampleLoss weighted = CrossEntropy.PLAIN.times(weights());
    return weighted.on(labels);
  }

  /** Returns the weight of each class, of mean 1. */
  double[] weights() {
    return weights(options, frequencies, previous);
  }

  /** Returns the weight of each class, of mean 1, for the given counts of predictions. */
  static double[] weights(Options options, ClassFrequencies frequencies, long[] counts) {
    Precision precision = options.precision();
    double[] weights = new double[counts.length];
    for (int c = 0; c < weights.length; c++) {
      double size = frequencies.count(c);
      double beta = precision.round((size - 1) / size);
      double count = Math.max(counts[c], options.smallestCount());
      double effective = precision.round((1 - Math.pow(beta, count)) / (1 - beta));
      weights[c] = precision.round(1 / precision.round(effective + GUARD));
    }
    double sum = precision.round(Arrays.stream(weights).sum());
    for (int c = 0; c < weights.length; c++) {
      weights[c] = precision.round(precision.round(weights[c] / sum) * weights.length);
    }
    return weights;
  }

  /** Counts the predictions for the adversarial images of the batch; turns after the last one. */
  @Override
  public void on(TrainingEvent event) {
    if (event instanceof BatchFinished finished) {
      for (int prediction : finished.adversarialPredictions()) {
        current[prediction]++;
      }
      if (finished.progress().batch() == finished.progress().batches() - 1) {
        previous = current;
        current = new long[previous.length];
      }
    }
  }

  @Override
  public Map<String, INDArray> state() {
    return Map.of(PREVIOUS, Nd4j.createFromArray(previous), CURRENT, Nd4j.createFromArray(current));
  }

  @Override
  public void restore(Map<String, INDArray> state) {
    Memory.checkNames(state, Set.of(PREVIOUS, CURRENT));
    long[] restored = counts(state, PREVIOUS);
    current = counts(state, CURRENT);
    previous = restored;
  }

  private long[] counts(Map<String, INDArray> state, String name) {
    return Memory.of(state, name, frequencies.classes()).toLongVector();
  }

  /**
   * How counts become weights.
   *
   * @param smallestCount counts below are raised to it
   * @param precision the precision of the weights
   */
  @Component("effective-number")
  @Description(
      value = "cross-entropy weighted by how rarely each class was predicted (REAT)",
      source = "arXiv 2307.10205")
  public record Options(
      @Description(
              "counts of predictions below are raised to it; 0 as published lets a class that was"
                  + " never predicted outweigh all others")
          int smallestCount,
      @Description("precision of the weights: float64, or float32 as published")
          Precision precision)
      implements AdversarialObjectiveProvider {
    /** The defaults. */
    public Options() {
      this(1, Precision.FLOAT64);
    }

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the smallest count is negative
     */
    public Options {
      Require.atLeast("smallestCount", smallestCount, 0);
    }

    @Override
    public EffectiveNumberObjective create(ComponentContext context) {
      return new EffectiveNumberObjective(this, context.frequencies());
    }
  }
}
