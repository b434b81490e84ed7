package org.robustlt.rebalancing.loss;

import java.util.Optional;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.RebalancingLossProvider;

/** Mean cross-entropy of the adversarial logits, which treats all examples alike. */
public final class CrossEntropyLoss implements RebalancingLoss {
  private final CrossEntropy crossEntropy;

  CrossEntropyLoss(Options options) {
    this.crossEntropy = new CrossEntropy(options.labelSmoothing());
  }

  @Override
  public LossResult evaluate(LossInput input) {
    return crossEntropy.mean(input);
  }

  @Override
  public Optional<LossKind> kind() {
    return Optional.of(new LossKind.CrossEntropy(crossEntropy.labelSmoothing()));
  }

  /**
   * How certain the targets are.
   *
   * @param labelSmoothing the share of the target that is spread over all classes
   */
  @Component("cross-entropy")
  @Description(
      value = "mean cross-entropy of the adversarial logits (PGD-AT)",
      source = "Madry et al., ICLR 2018")
  public record Options(
      @Description("share of the target that is spread over all classes") double labelSmoothing)
      implements RebalancingLossProvider {
    /** The defaults. */
    public Options() {
      this(0);
    }

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the share is not from 0 to 1
     */
    public Options {
      new CrossEntropy(labelSmoothing);
    }

    @Override
    public CrossEntropyLoss create(ComponentContext context) {
      return new CrossEntropyLoss(this);
    }
  }
}
