package org.robustlt.rebalancing.loss;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.AdversarialObjectiveProvider;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.loss.ExampleLoss;

/**
 * The balanced soft-max of the true class, for attacks on what {@link BalancedSoftmaxLoss} trains.
 */
public final class BalancedSoftmaxObjective implements AdversarialObjective {
  private final ExampleLoss example;
  private final LossKind kind;

  BalancedSoftmaxObjective(double[] shifts) {
    this.example = CrossEntropy.PLAIN.shiftedBy(shifts);
    this.kind = new LossKind.BalancedSoftmax(Arrays.stream(shifts).boxed().toList());
  }

  @Override
  public LogitLoss on(int[] labels, Supplier<INDArray> naturalLogits) {
    return new KnownLoss(kind, labels, example);
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
  @Description("cross-entropy of logits shifted by the logarithm of the class sizes")
  public record Options(
      @Description("what the logarithms of the class sizes are multiplied by") double tau)
      implements AdversarialObjectiveProvider {
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
    public BalancedSoftmaxObjective create(ComponentContext context) {
      return new BalancedSoftmaxObjective(BalancedSoftmaxLoss.shifts(tau, context.frequencies()));
    }
  }
}
