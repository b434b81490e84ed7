package org.robustlt.core.evaluation;

import java.util.List;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.AdversarialObjectiveProvider;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.StagedAttack;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.core.guard.Guarded;
import org.robustlt.core.registry.NamePattern;

/**
 * An attack, stage by stage, and what it maximizes.
 *
 * @param stages in order; none if images stay natural
 * @param objective what is maximized
 * @param norm how perturbations are measured
 */
public record AttackStages(
    List<StagedAttack.Stage> stages, AdversarialObjective objective, Norm norm) {
  /** Copies the stages. */
  public AttackStages {
    stages = List.copyOf(stages);
  }

  /**
   * Makes the attack.
   *
   * @throws org.robustlt.core.guard.ComponentException if it does not fit the classes
   */
  public static AttackStages of(
      AttackProvider chosen, AdversarialObjectiveProvider objective, ComponentContext context) {
    return of(
        NamePattern.nameOf(chosen),
        Guarded.attack(chosen, context),
        Guarded.objective(objective, context));
  }

  /**
   * Returns the stages of an attack that is made, and checked by nobody.
   *
   * @param name what the stage of an attack is called that has but one
   */
  public static AttackStages of(String name, Attack attack, AdversarialObjective objective) {
    List<StagedAttack.Stage> stages =
        attack instanceof StagedAttack staged
            ? staged.stages()
            : attack.isIdentity() ? List.of() : List.of(StagedAttack.Stage.of(name, attack));
    return new AttackStages(stages, objective, attack.norm());
  }

  /** Returns the names of the stages. */
  public List<String> names() {
    return stages.stream().map(StagedAttack.Stage::name).toList();
  }

  /** Returns whether every stage looks for the nearest adversarial images. */
  public boolean isMinimumNorm() {
    return !stages.isEmpty() && stages.stream().allMatch(s -> s.attack().isMinimumNorm());
  }

  /** Returns how often an image that withstands goes through the network, at first included. */
  public double passes() {
    return 1 + stages.stream().mapToDouble(stage -> stage.attack().passes()).sum();
  }
}
