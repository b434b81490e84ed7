package org.robustlt.core.optimization;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerProvider;

/**
 * {@code sgd}.
 *
 * @param learningRate η at its peak
 * @param momentum μ
 * @param nesterov whether the step looks ahead
 * @param weightDecay λ, on all trainable parameters
 */
@Component("sgd")
@Description("stochastic gradient descent with momentum and weight decay")
public record SgdOptions(
    @Description("learning rate that the schedule starts from") double learningRate,
    @Description("weight of the former steps") double momentum,
    @Description("whether the step looks ahead (Nesterov)") boolean nesterov,
    @Description("weight decay on all trainable parameters") double weightDecay)
    implements OptimizerProvider {
  /** The defaults. */
  public SgdOptions() {
    this(0.1, 0.9, true, 5e-4);
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is left
   */
  public SgdOptions {
    Require.positive("learningRate", learningRate);
    Require.partialShare("momentum", momentum);
    Require.that(
        !nesterov || momentum > 0, "nesterov", "needs a momentum greater than 0", momentum);
    Require.notNegative("weightDecay", weightDecay);
  }

  @Override
  public Optimizer create(Context context) {
    return new Sgd(this, context.weights());
  }
}
