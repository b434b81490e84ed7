package org.robustlt.rebalancing.loss;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.loss.RebalancingLossProvider;

/**
 * Cross-entropy of logits to which {@code τ·ln(n_c/N)} is added (Menon et al., ICLR 2021). Since
 * the soft-max does not see the constant {@code τ·ln N}, it is {@link BalancedSoftmaxLoss} under
 * the name by which others know it.
 *
 * @param tau τ, what the logarithms of the class sizes are multiplied by
 */
@Component("logit-adjustment")
@Description(
    value = "cross-entropy of logits adjusted by the logarithm of the class priors",
    source = "Menon et al., ICLR 2021")
public record LogitAdjustment(
    @Description("what the logarithms of the class sizes are multiplied by") double tau)
    implements RebalancingLossProvider {
  /** The defaults. */
  public LogitAdjustment() {
    this(1);
  }

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if τ is not finite
   */
  public LogitAdjustment {
    Require.finite("tau", tau);
  }

  @Override
  public BalancedSoftmaxLoss create(ComponentContext context) {
    return new BalancedSoftmaxLoss(new BalancedSoftmaxLoss.Options(tau), context.frequencies());
  }
}
