package org.robustlt.core.guard;

import org.robustlt.api.contract.Displacement;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.WeightAscent;
import org.robustlt.api.weight.WeightPerturbation;

/** A weight perturbation whose vector is checked: as long as the weights, a copy, finite. */
final class GuardedWeightPerturbation implements WeightPerturbation, GuardedComponent {
  private static final String PERTURBATION = "perturbation";

  private final WeightPerturbation perturbation;
  private final Guard guard;

  GuardedWeightPerturbation(WeightPerturbation perturbation, ComponentIdentity identity) {
    this.perturbation = perturbation;
    this.guard = new Guard(identity);
  }

  @Override
  public boolean active(TrainingProgress progress) {
    return guard.call("active", () -> perturbation.active(progress));
  }

  @Override
  public ParameterVector perturbation(WeightAscent ascent) {
    try {
      ParameterVector added =
          guard.call(PERTURBATION, () -> perturbation.perturbation(new EngineAscent(ascent)));
      guard.check(PERTURBATION, Displacement.check(added, ascent.weights()));
      return added;
    } catch (EngineException e) {
      throw e.unwrapped();
    }
  }

  @Override
  public Object component() {
    return perturbation;
  }

  @Override
  public ComponentIdentity identity() {
    return guard.component();
  }

  /** Tells what the engine throws from what the component throws. */
  private record EngineAscent(WeightAscent ascent) implements WeightAscent {
    @Override
    public TrainingProgress progress() {
      return ascent.progress();
    }

    @Override
    public ParameterVector weights() {
      return ascent.weights();
    }

    @Override
    public ParameterVector gradient(BatchNormMode mode) {
      return EngineException.of(() -> ascent.gradient(mode));
    }

    @Override
    public ParameterVector afterOptimizerStep(BatchNormMode mode) {
      return EngineException.of(() -> ascent.afterOptimizerStep(mode));
    }
  }
}
