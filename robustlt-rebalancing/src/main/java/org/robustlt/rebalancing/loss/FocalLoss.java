package org.robustlt.rebalancing.loss;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.RebalancingLossProvider;

/**
 * Mean focal loss of the adversarial logits, {@code −(1−p_y)^γ·ln p_y}: examples that are right
 * already count less (Lin et al., ICCV 2017).
 */
public final class FocalLoss implements RebalancingLoss {
  private final Focal focal;

  FocalLoss(Options options) {
    this.focal = new Focal(options.gamma());
  }

  @Override
  public LossResult evaluate(LossInput input) {
    return focal.mean(input);
  }

  /**
   * How strongly the loss focuses.
   *
   * @param gamma γ, how little examples count that are right already
   */
  @Component("focal")
  @Description(
      value = "cross-entropy in which examples that are right already count less",
      source = "Lin et al., ICCV 2017")
  public record Options(
      @Description(
              value = "how little examples count that are right already; 0 for cross-entropy",
              source = "Lin et al., ICCV 2017")
          double gamma)
      implements RebalancingLossProvider {
    /** The defaults. */
    public Options() {
      this(2);
    }

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if γ is negative or not finite
     */
    public Options {
      new Focal(gamma);
    }

    @Override
    public FocalLoss create(ComponentContext context) {
      return new FocalLoss(this);
    }
  }
}
