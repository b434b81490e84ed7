package org.robustlt.rebalancing.loss;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.RebalancingLossProvider;

/**
 * Three functions of the mean cross-entropies {@code L_c} of the classes in the batch: their mean,
 * their variance, and the sum of the squares of their shares, which grows with the worst class
 * (TAET; two-stage adversarial equalization training, CVPR 2025):
 *
 * <pre>α·mean(L) + β·mean((L − mean(L))²) + γ·Σ (L_c / (ΣL + 1e-10))²</pre>
 */
public final class TaetLoss implements RebalancingLoss {
  private static final double GUARD = 1e-10;

  private final Options options;
  private final CrossEntropy crossEntropy;

  TaetLoss(Options options) {
    this.options = options;
    this.crossEntropy = new CrossEntropy(options.labelSmoothing());
  }

  @Override
  public LossResult evaluate(LossInput input) {
    double[][] logits = Rows.of(input.adversarialLogits());
    int[] labels = input.labels();
    int classes = logits[0].length;
    double[][] gradients = new double[logits.length][classes];
    double[] classLosses = new double[classes];
    int[] counts = new int[classes];
    for (int i = 0; i < logits.length; i++) {
      classLosses[labels[i]] += crossEntropy.at(logits[i], labels[i], gradients[i]);
      counts[labels[i]]++;
    }
    for (int c = 0; c < classes; c++) {
      classLosses[c] /= Math.max(1, counts[c]);
    }

    int divisor =
        switch (options.absentClasses()) {
          case COUNT_AS_ZERO -> classes;
          case IGNORE -> (int) Arrays.stream(counts).filter(count -> count > 0).count();
        };
    double sum = Arrays.stream(classLosses).sum();
    double mean = sum / divisor;
    double variance = 0;
    double squaredShares = 0;
    for (int c = 0; c < classes; c++) {
      if (counts[c] > 0 || options.absentClasses() == AbsentClasses.COUNT_AS_ZERO) {
        variance += (classLosses[c] - mean) * (classLosses[c] - mean) / divisor;
        squaredShares += square(classLosses[c] / (sum + GUARD));
      }
    }

    for (int i = 0; i < logits.length; i++) {
      double classLoss = classLosses[labels[i]];
      double slope =
          options.alpha() / divisor
              + options.beta() * 2 * (classLoss - mean) / divisor
              + options.gamma() * 2 * (classLoss / (sum + GUARD) - squaredShares) / (sum + GUARD);
      for (int c = 0; c < classes; c++) {
        gradients[i][c] *= slope / counts[labels[i]];
      }
    }
    double balanced = options.alpha() * mean;
    double hierarchical = options.beta() * variance;
    double rare = options.gamma() * squaredShares;
    return new LossResult(
        balanced + hierarchical + rare,
        Map.of("balanced", balanced, "hierarchical", hierarchical, "rare", rare),
        Optional.of(Rows.like(input.adversarialLogits(), gradients)),
        Optional.empty(),
        Optional.empty());
  }

  private static double square(double value) {
    return value * value;
  }

  /** What classes without an example in the batch contribute. */
  public enum AbsentClasses {
    /** Nothing: means are taken over the classes of the batch. */
    IGNORE,
    /** A loss of 0, as published: means are taken over all classes. */
    COUNT_AS_ZERO
  }

  /**
   * The weights of the three terms.
   *
   * @param alpha α, the weight of the mean
   * @param beta β, the weight of the variance
   * @param gamma γ, the weight of the squared shares
   * @param labelSmoothing the share of the target that is spread over all classes
   * @param absentClasses what classes without an example in the batch contribute
   */
  public record Options(
      @Description("weight of the mean over the classes") double alpha,
      @Description("weight of the variance over the classes") double beta,
      @Description("weight of the squared shares of the classes") double gamma,
      @Description("share of the target that is spread over all classes") double labelSmoothing,
      @Description("classes without an example in the batch: ignore, or count-as-zero as published")
          AbsentClasses absentClasses) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the smoothing is not from 0 to 1
     */
    public Options {
      new CrossEntropy(labelSmoothing);
    }
  }

  /** Makes the loss {@code taet}. */
  @Description("mean, variance and squared shares of the losses of the classes (TAET)")
  public static final class Provider implements RebalancingLossProvider<Options> {
    @Override
    public ComponentName name() {
      return ComponentName.of("taet");
    }

    @Override
    public Options defaults() {
      return new Options(0.1, 0.1, 0.1, 0, AbsentClasses.IGNORE);
    }

    @Override
    public TaetLoss create(Options options, ComponentContext context) {
      return new TaetLoss(options);
    }
  }
}
