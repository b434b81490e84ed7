package org.robustlt.rebalancing.loss;

import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.component.Stateful;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.RebalancingLossProvider;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.rebalancing.observed.ClassPrediction;
import org.robustlt.rebalancing.probability.Softmax;

/**
 * TRADES whose divergence is taken apart (improved Kullback-Leibler divergence; Cui et al.,
 * <i>Decoupled Kullback-Leibler Divergence Loss</i>, NeurIPS 2024, arXiv 2305.13948):
 *
 * <pre>CE(n, y) − α·Σ_c p_c(n)·ln p_c(a) + β/4·Σ_jk w_j·w_k·((n_j − n_k) − (a_j − a_k))²</pre>
 *
 * <p>with the logits n of the natural image, a of the adversarial one, and {@code w} what the
 * images of class y were taken for in the epoch before ({@link ClassPrediction}). The soft labels
 * p(n) are constant in the paper; both images move by the differences of their logits. The
 * objective {@link KlNaturalObjective} belongs to it.
 */
public final class IklLoss implements RebalancingLoss, TrainingListener, Stateful {
  private final Options options;
  private final ClassPrediction prediction;

  IklLoss(Options options, int classes) {
    this.options = options;
    this.prediction = new ClassPrediction(classes, options.temperature());
  }

  @Override
  public Set<Input> inputs() {
    return Set.of(Input.NATURAL_LOGITS);
  }

  @Override
  public LossResult evaluate(LossInput input) {
    return new Terms(options, prediction).evaluate(input);
  }

  @Override
  public void on(TrainingEvent event) {
    prediction.on(event);
  }

  @Override
  public Map<String, INDArray> state() {
    return prediction.state();
  }

  @Override
  public void restore(Map<String, INDArray> state) {
    prediction.restore(state);
  }

  /** The loss of an example. */
  private record Terms(Options options, ClassPrediction prediction) implements PairLoss {
    @Override
    public String labelTerm() {
      return "natural";
    }

    @Override
    public PairLoss.Terms at(Pair pair, int label) {
      double crossEntropy = CrossEntropy.PLAIN.at(pair.natural(), label, pair.naturalGradient());
      return new PairLoss.Terms(
          crossEntropy, softLabels(pair) + differences(pair, prediction.of(label)));
    }

    private double softLabels(Pair pair) {
      double[] target = Softmax.of(pair.natural());
      double[] log = Softmax.log(pair.adversarial());
      double value = 0;
      for (int c = 0; c < log.length; c++) {
        value -= target[c] * log[c];
        pair.adversarialGradient()[c] += options.alpha() * (Math.exp(log[c]) - target[c]);
      }
      if (options.target() == Target.WITH_GRADIENT) {
        for (int c = 0; c < log.length; c++) {
          pair.naturalGradient()[c] -= options.alpha() * target[c] * (log[c] + value);
        }
      }
      return options.alpha() * value;
    }

    /** The sum over pairs is twice that of the squares around the mean, as the weights sum to 1. */
    private double differences(Pair pair, double[] weights) {
      double[] difference = new double[weights.length];
      double mean = 0;
      for (int c = 0; c < weights.length; c++) {
        difference[c] = pair.natural()[c] - pair.adversarial()[c];
        mean += weights[c] * difference[c];
      }
      double value = 0;
      for (int c = 0; c < weights.length; c++) {
        double around = difference[c] - mean;
        double slope = options.beta() * weights[c] * around;
        value += slope * around / 2;
        pair.naturalGradient()[c] += slope;
        pair.adversarialGradient()[c] -= slope;
      }
      return value;
    }
  }

  /**
   * The weights of the parts.
   *
   * @param alpha α, the weight of the cross-entropy of soft labels
   * @param beta β, the weight of the squared differences
   * @param temperature T, which logits are divided by where the predictions of classes are summed
   * @param target whether soft labels move
   */
  @Component("ikl")
  @Description(
      value = "TRADES whose divergence is soft labels and squared differences, by class (DKL, IKL)",
      source = "Cui et al., NeurIPS 2024, arXiv 2305.13948")
  public record Options(
      @Description("weight of the cross-entropy of soft labels") double alpha,
      @Description("weight of the squared differences of logits") double beta,
      @Description("what logits are divided by where the predictions of classes are summed")
          double temperature,
      @Description("soft labels: constant as published, or with-gradient") Target target)
      implements RebalancingLossProvider {
    /** Those of the published script for CIFAR-10. */
    public Options() {
      this(4, 20, 4, Target.CONSTANT);
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a weight is negative, the temperature not positive, or
     *     one not finite
     */
    public Options {
      Require.notNegative("alpha", alpha);
      Require.notNegative("beta", beta);
      Require.positive("temperature", temperature);
    }

    @Override
    public IklLoss create(ComponentContext context) {
      return new IklLoss(this, context.classes());
    }
  }
}
