package org.robustlt.rebalancing.weight;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.weight.WeightAscent;
import org.robustlt.api.weight.WeightPerturbation;
import org.robustlt.api.weight.WeightPerturbationProvider;

/**
 * Moves every weight matrix uphill on the training loss by a share γ of its own norm, {@code
 * γ·‖w‖/‖d‖·d} with the direction d of the ascent (AWP; Wu, Xia and Wang, NeurIPS 2020). Biases and
 * the scales of batch normalization stay as they are.
 */
public final class AdversarialWeightPerturbation implements WeightPerturbation {
  private static final double GUARD = 1e-20;

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
  public Map<String, INDArray> perturbation(WeightAscent ascent) {
    if (!isWarm(ascent.progress())) {
      ascent.gradients(options.batchNorm());
      return Map.of();
    }
    Map<String, INDArray> weights = ascent.weights();
    Map<String, INDArray> targets =
        switch (options.ascent()) {
          case PROXY_SGD -> ascent.gradients(options.batchNorm());
          case OPTIMIZER -> ascent.afterOptimizerStep(options.batchNorm());
        };
    Map<String, INDArray> perturbation = new LinkedHashMap<>();
    targets.forEach(
        (name, target) -> {
          if (isWeightMatrix(name, target)) {
            INDArray weight = Objects.requireNonNull(weights.get(name), name);
            INDArray direction =
                options.ascent() == Ascent.OPTIMIZER ? target.sub(weight) : target.dup();
            double share =
                options.gamma()
                    * weight.norm2Number().doubleValue()
                    / (direction.norm2Number().doubleValue() + GUARD);
            perturbation.put(name, direction.muli(share));
          }
        });
    return perturbation;
  }

  private boolean isWarm(TrainingProgress progress) {
    return progress.epoch() > options.warmUp();
  }

  private static boolean isWeightMatrix(String name, INDArray parameter) {
    return parameter.rank() >= 2 && name.contains("weight");
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
          BatchNormMode batchNorm) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if γ or the warm-up is negative or γ not finite
     */
    public Options {
      if (!(gamma >= 0) || !Double.isFinite(gamma)) {
        throw new IllegalArgumentException("gamma must be finite and not negative, got " + gamma);
      }
      if (warmUp < 0) {
        throw new IllegalArgumentException("warmUp must not be negative, got " + warmUp);
      }
    }
  }

  /** Makes the weight perturbation {@code awp}. */
  @Description(
      value = "weights are moved uphill before each update (AWP)",
      source = "Wu, Xia and Wang, NeurIPS 2020")
  public static final class Provider implements WeightPerturbationProvider<Options> {
    @Override
    public ComponentName name() {
      return ComponentName.of("awp");
    }

    @Override
    public Options defaults() {
      return new Options(0.005, 0, Ascent.PROXY_SGD, BatchNormMode.BATCH_STATISTICS_FROZEN);
    }

    @Override
    public AdversarialWeightPerturbation create(Options options, ComponentContext context) {
      return new AdversarialWeightPerturbation(options);
    }
  }
}
