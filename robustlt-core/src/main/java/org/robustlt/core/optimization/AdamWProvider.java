package org.robustlt.core.optimization;

import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerProvider;

/** Provides {@code adamw}. */
@Description(
    value = "Adam with decoupled weight decay, as transformers are trained",
    source = "Loshchilov and Hutter, ICLR 2019")
public final class AdamWProvider implements OptimizerProvider<AdamWProvider.Options> {
  /**
   * The options.
   *
   * @param learningRate η at its peak
   * @param beta1 decay of the mean of gradients
   * @param beta2 decay of the mean of squared gradients
   * @param epsilon what is added to the root of the latter
   * @param weightDecay λ; weights shrink by ηλ in each step
   */
  public record Options(
      @Description("learning rate that the schedule starts from") double learningRate,
      @Description("decay of the mean of gradients") double beta1,
      @Description("decay of the mean of squared gradients") double beta2,
      @Description("added to the denominator") double epsilon,
      @Description("weight decay; weights shrink by this times the learning rate in each step")
          double weightDecay) {
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
      if (!(beta1 >= 0 && beta1 < 1)) {
        throw new IllegalArgumentException("beta1 must be in [0, 1), got " + beta1);
      }
      if (!(beta2 >= 0 && beta2 < 1)) {
        throw new IllegalArgumentException("beta2 must be in [0, 1), got " + beta2);
      }
      if (!(epsilon > 0)) {
        throw new IllegalArgumentException("epsilon must be greater than 0, got " + epsilon);
      }
      if (!(weightDecay >= 0)) {
        throw new IllegalArgumentException("weightDecay must not be negative, got " + weightDecay);
      }
    }
  }

  @Override
  public ComponentName name() {
    return ComponentName.of("adamw");
  }

  @Override
  public Options defaults() {
    return new Options(1e-3, 0.9, 0.999, 1e-8, 0.05);
  }

  @Override
  public Optimizer create(Options options, Context context) {
    return new AdamW(
        options.weightDecay(),
        new Adam(
            new AdamProvider.Options(
                options.learningRate(), options.beta1(), options.beta2(), options.epsilon(), 0),
            context.weights()));
  }
}
