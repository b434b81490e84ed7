package org.robustlt.core.optimization;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerProvider;

/**
 * {@code adamw}.
 *
 * @param learningRate η at its peak
 * @param beta1 decay of the mean of gradients
 * @param beta2 decay of the mean of squared gradients
 * @param epsilon what is added to the root of the latter
 * @param weightDecay λ; weights shrink by ηλ in each step
 */
@Component("adamw")
@Description(
    value = "Adam with decoupled weight decay, as transformers are trained",
    source = "Loshchilov and Hutter, ICLR 2019")
public record AdamWOptions(
    @Description("learning rate that the schedule starts from") double learningRate,
    @Description("decay of the mean of gradients") double beta1,
    @Description("decay of the mean of squared gradients") double beta2,
    @Description("added to the denominator") double epsilon,
    @Description("weight decay; weights shrink by this times the learning rate in each step")
        double weightDecay)
    implements OptimizerProvider {
  /** The defaults. */
  public AdamWOptions() {
    this(1e-3, 0.9, 0.999, 1e-8, 0.05);
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is left
   */
  public AdamWOptions {
    Require.positive("learningRate", learningRate);
    Require.partialShare("beta1", beta1);
    Require.partialShare("beta2", beta2);
    Require.positive("epsilon", epsilon);
    Require.notNegative("weightDecay", weightDecay);
  }

  @Override
  public Optimizer create(Context context) {
    return new AdamW(
        weightDecay,
        new Adam(new AdamOptions(learningRate, beta1, beta2, epsilon, 0), context.weights()));
  }
}
