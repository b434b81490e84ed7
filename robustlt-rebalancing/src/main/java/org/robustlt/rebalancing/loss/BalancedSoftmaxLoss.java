package org.robustlt.rebalancing.loss;

import java.util.Arrays;
import java.util.Optional;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.loss.ExampleLoss;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.RebalancingLossProvider;

/**
 * Mean cross-entropy of logits to which {@code τ·ln n_c} is added, so that frequent classes have to
 * win by more than their frequency (balanced softmax; Ren et al., NeurIPS 2020). AT-BSL (Yue et
 * al., CVPR 2024) trains with it.
 */
public final class BalancedSoftmaxLoss implements RebalancingLoss {
  private final ExampleLoss example;
  private final LossKind kind;

  BalancedSoftmaxLoss(Options options, ClassFrequencies frequencies) {
    double[] shifts = shifts(options.tau(), frequencies);
    this.example = CrossEntropy.PLAIN.shiftedBy(shifts);
    this.kind = new LossKind.BalancedSoftmax(Arrays.stream(shifts).boxed().toList());
  }

  /** Returns {@code τ·ln n_c} of every class. */
  static double[] shifts(double tau, ClassFrequencies frequencies) {
    double[] shifts = new double[frequencies.classes()];
    for (int c = 0; c < shifts.length; c++) {
      shifts[c] = tau * Math.log((double) frequencies.count(c));
    }
    return shifts;
  }

  @Override
  public LossResult evaluate(LossInput input) {
    return example.mean(input);
  }

  @Override
  public Optional<LossKind> kind() {
    return Optional.of(kind);
  }

  /**
   * How strongly the class sizes count.
   *
   * @param tau τ, what the logarithms of the class sizes are multiplied by
   */
  @Component("balanced-softmax")
  @Description(
      value = "cross-entropy of logits shifted by the logarithm of the class sizes (AT-BSL)",
      source = "Ren et al., NeurIPS 2020; Yue et al., CVPR 2024")
  public record Options(
      @Description("what the logarithms of the class sizes are multiplied by") double tau)
      implements RebalancingLossProvider {
    /** The defaults. */
    public Options() {
      this(1);
    }

    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException if τ is not finite
     */
    public Options {
      Require.finite("tau", tau);
    }

    @Override
    public BalancedSoftmaxLoss create(ComponentContext context) {
      return new BalancedSoftmaxLoss(this, context.frequencies());
    }
  }
}
