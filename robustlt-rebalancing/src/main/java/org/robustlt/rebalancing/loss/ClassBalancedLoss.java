package org.robustlt.rebalancing.loss;

import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.RebalancingLossProvider;

/**
 * Mean cross-entropy or focal loss of the adversarial logits, weighted by the inverse effective
 * number of images of the class (Cui et al., CVPR 2019), from the beginning or after a share of the
 * training.
 */
public final class ClassBalancedLoss implements RebalancingLoss {
  private final Focal focal;
  private final ClassBalance balance;

  ClassBalancedLoss(Options options, ClassFrequencies frequencies) {
    this.focal = new Focal(options.gamma());
    this.balance = new ClassBalance(options.beta(), options.deferral(), frequencies);
  }

  @Override
  public LossResult evaluate(LossInput input) {
    return focal.times(balance.at(input.progress())).mean(input);
  }

  /**
   * How strongly classes are weighted, and from when on.
   *
   * @param beta β of the effective number
   * @param gamma γ of the focal loss
   * @param deferral the share of the training before which all classes weigh the same
   */
  @Component("class-balanced")
  @Description(
      value = "cross-entropy or focal loss weighted by the effective number of images",
      source = "Cui et al., CVPR 2019")
  public record Options(
      @Description(
              value = "how far weights follow class sizes: 0 not at all, towards 1 fully",
              source = "Cui et al., CVPR 2019")
          double beta,
      @Description("focusing of the focal loss; 0 for cross-entropy") double gamma,
      @Description(
              value = "share of the training before which all classes weigh the same",
              unit = "share of all epochs",
              source = "Cao et al., NeurIPS 2019")
          double deferral)
      implements RebalancingLossProvider {
    /** The defaults. */
    public Options() {
      this(0.9999, 0, 0);
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if β is not in [0, 1), γ negative or the deferral not from 0
     *     to 1
     */
    public Options {
      ClassBalance.check(beta, deferral);
      new Focal(gamma);
    }

    @Override
    public ClassBalancedLoss create(ComponentContext context) {
      return new ClassBalancedLoss(this, context.frequencies());
    }
  }
}
