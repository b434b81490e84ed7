package org.robustlt.rebalancing.weight;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.WeightAscent;
import org.robustlt.api.weight.WeightPerturbation;
import org.robustlt.api.weight.WeightPerturbationProvider;

/**
 * Moves every weight matrix uphill on the training loss by a share γ of its own norm, {@code
 * γ·‖w‖/‖d‖·d} with the direction d of the ascent (AWP; Wu, Xia and Wang, NeurIPS 2020). Biases and
 * the scales of batch normalization stay as they are.
 */
public final class AdversarialWeightPerturbation implements WeightPerturbation {
  private final Options options;

  AdversarialWeightPerturbation(Options options) {
    this.options = options;
  }

  /** The published code lets running statistics see the batch twice in the warm-up too. */
  @Override
  public boolean active(TrainingProgress progress) {
    return isWarm(progress) || options.batchNorm() == BatchNormMode.BATCH_STATISTICS_UPDATING;
  }

  @Override
  public ParameterVector perturbation(WeightAscent ascent) {
    ParameterVector weights = ascent.weights();
    if (!isWarm(ascent.progress())) {
      ParameterVector gradient = ascent.gradient(options.batchNorm());
      gradient.fill(0);
      return gradient;
    }
    ParameterVector direction =
        switch (options.ascent()) {
          case PROXY_SGD -> ascent.gradient(options.batchNorm());
          case OPTIMIZER -> towards(ascent.afterOptimizerStep(options.batchNorm()), weights);
        };
    for (int i = 0; i < direction.parts().size(); i++) {
      ParameterVector.Part part = direction.parts().get(i);
      if (isWeightMatrix(part)) {
        part.values().stretch(options.gamma(), weights.parts().get(i).values());
      } else {
        part.values().fill(0);
      }
    }
    return direction;
  }

  private boolean isWarm(TrainingProgress progress) {
    return progress.epoch() > options.warmUp();
  }

  private static ParameterVector towards(ParameterVector target, ParameterVector weights) {
    target.add(-1, weights);
    return target;
  }

  private static boolean isWeightMatrix(ParameterVector.Part parameter) {
    return parameter.shape().size() >= 2 && parameter.name().contains("weight");
  }

  /** How the direction is found. */
  public enum Ascent {
    /**
     * One step of plain gradient ascent, as the paper has it. Its length does not matter, since the
     * direction is normalized.
     */
    PROXY_SGD,
    /**
     * One step of the training's own optimizer on the negated loss, momentum, weight decay and
     * gradient clipping included, as the published RobustLT code climbs.
     */
    OPTIMIZER
  }

  /**
   * How far and how to climb.
   *
   * @param gamma γ, the norm of the perturbation as a share of that of the weights
   * @param warmUp the epochs at the beginning in which weights stay as they are
   * @param ascent how the direction is found
   * @param batchNorm the batch-norm mode of the forward pass for the direction
   */
  @Component("awp")
  @Description(
      value = "weights are moved uphill before each update (AWP)",
      source = "Wu, Xia and Wang, NeurIPS 2020")
  public record Options(
      @Description(
              value = "norm of the perturbation",
              unit = "share of the norm of the weights",
              source = "Wu, Xia and Wang, NeurIPS 2020")
          double gamma,
      @Description(value = "epochs without perturbation at the beginning", unit = "epochs")
          int warmUp,
      @Description(
              "how the direction is found: proxy-sgd by plain gradient ascent, optimizer by a step"
                  + " of the training's optimizer, as published with RobustLT")
          Ascent ascent,
      @Description(
              "batch-norm mode of the forward pass for the direction; batch-statistics-updating"
                  + " as published, where that pass is taken during the warm-up too")
          BatchNormMode batchNorm)
      implements WeightPerturbationProvider {
    /** The defaults. */
    public Options() {
      this(0.005, 0, Ascent.PROXY_SGD, BatchNormMode.BATCH_STATISTICS_FROZEN);
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if γ or the warm-up is negative or γ not finite
     */
    public Options {
      Require.notNegative("gamma", gamma);
      Require.atLeast("warmUp", warmUp, 0);
    }

    @Override
    public AdversarialWeightPerturbation create(ComponentContext context) {
      return new AdversarialWeightPerturbation(this);
    }
  }
}
