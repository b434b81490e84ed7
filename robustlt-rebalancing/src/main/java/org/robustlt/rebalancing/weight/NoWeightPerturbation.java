package org.robustlt.rebalancing.weight;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.WeightAscent;
import org.robustlt.api.weight.WeightPerturbation;
import org.robustlt.api.weight.WeightPerturbationProvider;

/** Leaves the weights alone. */
public final class NoWeightPerturbation implements WeightPerturbation {
  @Override
  public boolean active(TrainingProgress progress) {
    return false;
  }

  @Override
  public ParameterVector perturbation(WeightAscent ascent) {
    return ascent.weights().zeros();
  }

  /** There is nothing to choose. */
  public record Options() {}

  /** Makes the weight perturbation {@code none}. */
  @Description("weights stay as they are")
  public static final class Provider implements WeightPerturbationProvider<Options> {
    @Override
    public ComponentName name() {
      return ComponentName.of("none");
    }

    @Override
    public Options defaults() {
      return new Options();
    }

    @Override
    public NoWeightPerturbation create(Options options, ComponentContext context) {
      return new NoWeightPerturbation();
    }
  }
}
