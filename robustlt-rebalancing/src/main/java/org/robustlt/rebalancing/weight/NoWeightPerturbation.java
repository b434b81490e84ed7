package org.robustlt.rebalancing.weight;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
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
  @Component("none")
  @Description("weights stay as they are")
  public record Options() implements WeightPerturbationProvider {
    @Override
    public NoWeightPerturbation create(ComponentContext context) {
      return new NoWeightPerturbation();
    }
  }
}
