package org.robustlt.core.optimization;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerProvider;

/**
 * {@code adam}.
 *
 * @param learningRate η at its peak
 * @param beta1 decay of the mean of gradients
 * @param beta2 decay of the mean of squared gradients
 * @param epsilon what is added to the root of the latter
 * @param weightDecay λ, added to the gradient
 */
@Component("adam")
@Description(value = "Adam", source = "Kingma and Ba, ICLR 2015")
public record AdamOptions(
    @Description("learning rate that the schedule starts from") double learningRate,
    @Description("decay of the mean of gradients") double beta1,
    @Description("decay of the mean of squared gradients") double beta2,
    @Description("added to the denominator") double epsilon,
    @Description("weight decay, added to the gradient") double weightDecay)
    implements OptimizerProvider {
  /** The defaults. */
  public AdamOptions() {
    this(1e-3, 0.9, 0.999, 1e-8, 0);
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is left
   */
  public AdamOptions {
    Require.positive("learningRate", learningRate);
    Require.partialShare("beta1", beta1);
    Require.partialShare("beta2", beta2);
    Require.positive("epsilon", epsilon);
    Require.notNegative("weightDecay", weightDecay);
  }

  @Override
  public Optimizer create(Context context) {
    return new Adam(this, context.weights());
  }
}
