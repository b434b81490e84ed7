package org.robustlt.rebalancing.loss;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.loss.RebalancingLossProvider;

/**
 * Makes the loss {@code logit-adjustment}, cross-entropy of logits to which {@code τ·ln(n_c/N)} is
 * added (Menon et al., ICLR 2021). Since the soft-max does not see the constant {@code τ·ln N}, it
 * is {@link BalancedSoftmaxLoss} under the name by which others know it.
 */
@Description(
    value = "cross-entropy of logits adjusted by the logarithm of the class priors",
    source = "Menon et al., ICLR 2021")
public final class LogitAdjustmentProvider
    implements RebalancingLossProvider<BalancedSoftmaxLoss.Options> {
  @Override
  public ComponentName name() {
    return ComponentName.of("logit-adjustment");
  }

  @Override
  public BalancedSoftmaxLoss.Options defaults() {
    return new BalancedSoftmaxLoss.Options(1);
  }

  @Override
  public BalancedSoftmaxLoss create(BalancedSoftmaxLoss.Options options, ComponentContext context) {
    return new BalancedSoftmaxLoss(options, context.frequencies());
  }
}
