package org.robustlt.core.optimization;

import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerProvider;

/** Provides {@code sgd}. */
@Description("stochastic gradient descent with momentum and weight decay")
public final class SgdProvider implements OptimizerProvider<SgdProvider.Options> {
  /**
   * The options.
   *
   * @param learningRate η at its peak
   * @param momentum μ
   * @param nesterov whether the step looks ahead
   * @param weightDecay λ, on all trainable parameters
   */
  public record Options(
      @Description("learning rate that the schedule starts from") double learningRate,
      @Description("weight of the former steps") double momentum,
      @Description("whether the step looks ahead (Nesterov)") boolean nesterov,
      @Description("weight decay on all trainable parameters") double weightDecay) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is left
     */
    public Options {
      if (!(learningRate > 0)) {
        throw new IllegalArgumentException(
            "learningRate must be greater than 0, got " + learningRate);
      }
      if (!(momentum >= 0 && momentum < 1)) {
        throw new IllegalArgumentException("momentum must be in [0, 1), got " + momentum);
      }
      if (nesterov && momentum == 0) {
        throw new IllegalArgumentException("nesterov needs a momentum greater than 0, got 0");
      }
      if (!(weightDecay >= 0)) {
        throw new IllegalArgumentException("weightDecay must not be negative, got " + weightDecay);
      }
    }
  }

  @Override
  public ComponentName name() {
    return ComponentName.of("sgd");
  }

  @Override
  public Options defaults() {
    return new Options(0.1, 0.9, true, 5e-4);
  }

  @Override
  public Optimizer create(Options options, Context context) {
    return new Sgd(options, context.weights());
  }
}
