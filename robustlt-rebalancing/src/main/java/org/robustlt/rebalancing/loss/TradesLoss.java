package org.robustlt.rebalancing.loss;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.loss.RebalancingLossProvider;

/**
 * Cross-entropy of the natural logits, and the divergence of the adversarial prediction from the
 * natural one: {@code CE(natural) + β·KL(p_natural ‖ p_adversarial)} (TRADES; Zhang et al., ICML
 * 2019). The objective {@link KlNaturalObjective} belongs to it.
 */
public final class TradesLoss implements PairLoss {
  private final double beta;

  TradesLoss(DivergenceOptions options) {
    this.beta = options.beta();
  }

  @Override
  public String labelTerm() {
    return "natural";
  }

  @Override
  public Terms at(Pair pair, int label) {
    double crossEntropy = CrossEntropy.PLAIN.at(pair.natural(), label, pair.naturalGradient());
    KlDivergence kl = KlDivergence.of(pair.natural(), pair.adversarial());
    kl.addTargetGradient(beta, pair.naturalGradient());
    kl.addApproximationGradient(beta, pair.adversarialGradient());
    return new Terms(crossEntropy, beta * kl.value());
  }

  /** Makes the loss {@code trades}. */
  @Description(
      value = "natural cross-entropy and divergence of the adversarial prediction (TRADES)",
      source = "Zhang et al., ICML 2019")
  public static final class Provider implements RebalancingLossProvider<DivergenceOptions> {
    @Override
    public ComponentName name() {
      return ComponentName.of("trades");
    }

    @Override
    public DivergenceOptions defaults() {
      return DivergenceOptions.PUBLISHED;
    }

    @Override
    public TradesLoss create(DivergenceOptions options, ComponentContext context) {
      return new TradesLoss(options);
    }
  }
}
