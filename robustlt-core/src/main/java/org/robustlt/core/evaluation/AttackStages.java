package org.robustlt.core.evaluation;

import java.util.List;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.StagedAttack;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.core.recipe.Choice;
import org.robustlt.core.registry.option.RecordFields;

/**
 * An attack, stage by stage, and what it maximizes.
 *
 * @param stages in order; none leaves images natural
 * @param objective what is maximized
 * @param norm how perturbations are measured
 */
public record AttackStages(
    List<StagedAttack.Stage> stages, AdversarialObjective objective, Norm norm) {
  private static final String NATURAL = "none";

  /** How often an image goes through the network in a step of an attack that does not tell. */
  private static final double PASSES_PER_STEP = 2;

  /** Copies the stages. */
  public AttackStages {
    stages = List.copyOf(stages);
  }

  /**
   * Makes the attack.
   *
   * @throws IllegalArgumentException if it does not fit the classes
   */
  public static AttackStages of(
      Choice<Attack, ?, ComponentContext> chosen,
      Choice<AdversarialObjective, ?, ComponentContext> objective,
      ComponentContext context) {
    Attack attack = chosen.create(context);
    String name = chosen.name().value();
    Record options = chosen.options();
    List<StagedAttack.Stage> stages =
        attack instanceof StagedAttack staged
            ? staged.stages()
            : name.equals(NATURAL)
                ? List.of()
                : List.of(new StagedAttack.Stage(name, attack, passes(options)));
    return new AttackStages(stages, objective.create(context), norm(options));
  }

  /** Returns the names of the stages. */
  public List<String> names() {
    return stages.stream().map(StagedAttack.Stage::name).toList();
  }

  /** Returns how often an image that withstands goes through the network, at first included. */
  public double passes() {
    return 1 + stages.stream().mapToDouble(StagedAttack.Stage::passes).sum();
  }

  /** Returns the norm that options name; L∞ if they name none. */
  static Norm norm(Record options) {
    return RecordFields.of(options.getClass()).stream()
        .map(field -> RecordFields.value(options, field))
        .filter(Norm.class::isInstance)
        .map(Norm.class::cast)
        .findFirst()
        .orElse(Norm.LINF);
  }

  private static double passes(Record options) {
    return RecordFields.of(options.getClass()).stream()
        .filter(field -> field.getName().equals("steps"))
        .map(field -> RecordFields.value(options, field))
        .filter(Integer.class::isInstance)
        .mapToDouble(steps -> PASSES_PER_STEP * (Integer) steps)
        .findFirst()
        .orElse(PASSES_PER_STEP);
  }
}
