package org.robustlt.core.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.weight.WeightPerturbation;
import org.robustlt.core.adversary.Adversary;
import org.robustlt.core.guard.Guarded;
import org.robustlt.core.recipe.AttackSection;
import org.robustlt.core.recipe.Phase;
import org.robustlt.core.recipe.TrainingSection;

/**
 * The components that a phase of a training is made of.
 *
 * @param name what reports call the phase
 * @param adversary makes the adversarial examples
 * @param scheduler decides the radius of each class
 * @param epsilon the base budget ε, pixel scale
 * @param loss what is minimized
 * @param weightPerturbation how weights are moved against the training
 * @param monitor the forward passes after each update
 * @param unusedNaturalForward whether running statistics see the natural batch although the loss
 *     does not
 */
public record TrainingMethod(
    String name,
    Adversary adversary,
    PerturbationScheduler scheduler,
    Magnitude epsilon,
    RebalancingLoss loss,
    WeightPerturbation weightPerturbation,
    TrainingSection.Monitor monitor,
    boolean unusedNaturalForward) {

  /**
   * Makes the components of a phase.
   *
   * @throws org.robustlt.core.guard.ComponentException if a component does not fit the context
   */
  public static TrainingMethod of(Phase phase, ComponentContext context) {
    AttackSection attack = phase.attack();
    return new TrainingMethod(
        phase.name(),
        new Adversary(
            Guarded.attack(attack.attack(), context),
            Guarded.objective(attack.objective(), context),
            attack.batchNorm().mode()),
        Guarded.scheduler(phase.budget().scheduler(), context),
        phase.budget().epsilon(),
        Guarded.loss(phase.loss(), context),
        Guarded.weightPerturbation(phase.weightPerturbation(), context),
        phase.monitor(),
        phase.unusedNaturalForward());
  }

  /** Returns the components by the part that they play, behind their guards if they have some. */
  public Map<String, Object> components() {
    Map<String, Object> components = new LinkedHashMap<>();
    components.put("attack", adversary.attack());
    components.put("objective", adversary.objective());
    components.put("budget", scheduler);
    components.put("loss", loss);
    components.put("weightPerturbation", weightPerturbation);
    return components;
  }
}
