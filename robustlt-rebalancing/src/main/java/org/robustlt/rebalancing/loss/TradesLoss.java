package org.robustlt.rebalancing.loss;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.RebalancingLossProvider;

/**
 * Cross-entropy of the natural logits, and the divergence of the adversarial prediction from the
 * natural one: {@code CE(natural) + β·KL(p_natural ‖ p_adversarial)} (TRADES; Zhang et al., ICML
 * 2019). The objective {@link KlNaturalObjective} belongs to it.
 */
public final class TradesLoss implements RebalancingLoss {
  private final Options options;

  TradesLoss(Options options) {
    this.options = options;
  }

  @Override
  public Set<Input> inputs() {
    return Set.of(Input.NATURAL_LOGITS);
  }

  @Override
  public LossResult evaluate(LossInput input) {
    double[][] adversarial = Rows.of(input.adversarialLogits());
    double[][] natural = Rows.of(input.requireNaturalLogits());
    int examples = natural.length;
    int classes = natural[0].length;
    double[][] adversarialGradient = new double[examples][classes];
    double[][] naturalGradient = new double[examples][classes];
    double naturalTerm = 0;
    double klTerm = 0;
    double klShare = options.beta() / examples;
    for (int i = 0; i < examples; i++) {
      double[] gradient = naturalGradient[i];
      naturalTerm += CrossEntropy.PLAIN.at(natural[i], input.labels()[i], gradient) / examples;
      KlDivergence kl = KlDivergence.of(natural[i], adversarial[i]);
      klTerm += klShare * kl.value();
      for (int c = 0; c < classes; c++) {
        gradient[c] = gradient[c] / examples + klShare * kl.targetGradient()[c];
        adversarialGradient[i][c] = klShare * kl.approximationGradient()[c];
      }
    }
    return new LossResult(
        naturalTerm + klTerm,
        Map.of("natural", naturalTerm, "kl", klTerm),
        Optional.of(Rows.like(input.adversarialLogits(), adversarialGradient)),
        Optional.of(Rows.like(input.requireNaturalLogits(), naturalGradient)),
        Optional.empty());
  }

  /**
   * The trade between accuracy and robustness.
   *
   * @param beta β, the weight of the divergence; the paper's 1/λ
   */
  public record Options(
      @Description(value = "weight of the divergence", source = "Zhang et al., ICML 2019")
          double beta) {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if β is negative or not finite
     */
    public Options {
      if (!(beta >= 0) || !Double.isFinite(beta)) {
        throw new IllegalArgumentException("beta must be finite and not negative, got " + beta);
      }
    }
  }

  /** Makes the loss {@code trades}. */
  @Description("natural cross-entropy and divergence of the adversarial prediction (TRADES)")
  public static final class Provider implements RebalancingLossProvider<Options> {
    @Override
    public ComponentName name() {
      return ComponentName.of("trades");
    }

    @Override
    public Options defaults() {
      return new Options(6);
    }

    @Override
    public TradesLoss create(Options options, ComponentContext context) {
      return new TradesLoss(options);
    }
  }
}
