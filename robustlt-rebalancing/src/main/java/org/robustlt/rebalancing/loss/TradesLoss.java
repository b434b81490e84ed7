package org.robustlt.rebalancing.loss;

import java.util.Optional;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
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
  public Optional<LossKind> kind() {
    return Optional.of(new LossKind.Trades(beta));
  }

  @Override
  public Terms at(Pair pair, int label) {
    double crossEntropy = CrossEntropy.PLAIN.at(pair.natural(), label, pair.naturalGradient());
    KlDivergence kl = KlDivergence.of(pair.natural(), pair.adversarial());
    kl.addTargetGradient(beta, pair.naturalGradient());
    kl.addApproximationGradient(beta, pair.adversarialGradient());
    return new Terms(crossEntropy, beta * kl.value());
  }

  /**
   * The weights of the two terms.
   *
   * @param divergence the weight of the divergence
   */
  @Component("trades")
  @Description(
      value = "natural cross-entropy and divergence of the adversarial prediction (TRADES)",
      source = "Zhang et al., ICML 2019")
  public record Options(@Inline DivergenceOptions divergence) implements RebalancingLossProvider {
    /** The defaults. */
    public Options() {
      this(DivergenceOptions.PUBLISHED);
    }

    @Override
    public TradesLoss create(ComponentContext context) {
      return new TradesLoss(divergence);
    }
  }
}
