package org.robustlt.rebalancing.loss;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.RebalancingLossProvider;
import org.robustlt.api.loss.Rows;

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
    double[] losses = new double[classes];
    int[] counts = new int[classes];
    for (int i = 0; i < logits.length; i++) {
      losses[labels[i]] += crossEntropy.at(logits[i], labels[i], gradients[i]);
      counts[labels[i]]++;
    }
    for (int c = 0; c < classes; c++) {
      losses[c] /= Math.max(1, counts[c]);
    }

    double[] counted =
        IntStream.range(0, classes)
            .filter(c -> counts[c] > 0 || options.absentClasses() == AbsentClasses.COUNT_AS_ZERO)
            .mapToDouble(c -> losses[c])
            .toArray();
    double sum = Arrays.stream(counted).sum();
    double mean = sum / counted.length;
    double guarded = sum + GUARD;
    double variance =
        Arrays.stream(counted).map(loss -> square(loss - mean)).sum() / counted.length;
    double squaredShares = Arrays.stream(counted).map(loss -> square(loss / guarded)).sum();

    for (int i = 0; i < logits.length; i++) {
      double loss = losses[labels[i]];
      double slope =
          options.alpha() / counted.length
              + options.beta() * 2 * (loss - mean) / counted.length
              + options.gamma() * 2 * (loss / guarded - squaredShares) / guarded;
      Rows.scale(gradients[i], slope / counts[labels[i]]);
    }
    double balanced = options.alpha() * mean;
    double hierarchical = options.beta() * variance;
    double rare = options.gamma() * squaredShares;
    return LossResult.of(balanced + hierarchical + rare)
        .withTerms(Map.of("balanced", balanced, "hierarchical", hierarchical, "rare", rare))
        .withAdversarialLogitsGradient(Rows.like(input.adversarialLogits(), gradients));
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
  @Component("taet")
  @Description(
      value = "mean, variance and squared shares of the losses of the classes (TAET)",
      source = "Wang et al., CVPR 2025")
  public record Options(
      @Description("weight of the mean over the classes") double alpha,
      @Description("weight of the variance over the classes") double beta,
      @Description("weight of the squared shares of the classes") double gamma,
      @Description("share of the target that is spread over all classes") double labelSmoothing,
      @Description("classes without an example in the batch: ignore, or count-as-zero as published")
          AbsentClasses absentClasses)
      implements RebalancingLossProvider {
    /** The defaults. */
    public Options() {
      this(0.1, 0.1, 0.1, 0, AbsentClasses.IGNORE);
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the smoothing is not from 0 to 1
     */
    public Options {
      new CrossEntropy(labelSmoothing);
    }

    @Override
    public TaetLoss create(ComponentContext context) {
      return new TaetLoss(this);
    }
  }
}
