package org.robustlt.api.attack;

import java.util.List;

/**
 * An attack made of stages, each of which is for the examples that are classified correctly as they
 * are and that the stages before it have not broken. AutoAttack is such an attack, and so is PGD
 * with restarts. All stages measure in one norm.
 *
 * <p>An evaluation runs the stages itself, each on full batches of what still stands. {@link
 * #perturb} runs all of them on one batch.
 *
 * <p>Authors of attacks implement this interface.
 */
public interface StagedAttack extends Attack {
  /** Returns the stages, in order; at least one. Their names differ. */
  List<Stage> stages();

  @Override
  default Norm norm() {
    return stages().get(0).attack().norm();
  }

  @Override
  default double passes() {
    return stages().stream().mapToDouble(stage -> stage.attack().passes()).sum();
  }

  /** A part of the attack, under a name. Immutable. */
  final class Stage {
    private final String name;
    private final Attack attack;

    private Stage(String name, Attack attack) {
      this.name = name;
      this.attack = attack;
    }

    /**
     * Returns a stage.
     *
     * @param name what reports call it
     * @param attack perturbs the examples that still stand
     */
    public static Stage of(String name, Attack attack) {
      return new Stage(name, attack);
    }

    /** Returns the same stage with another attack. */
    public Stage withAttack(Attack other) {
      return new Stage(name, other);
    }

    /** Returns what reports call the stage. */
    public String name() {
      return name;
    }

    /** Returns what perturbs the examples that still stand. */
    public Attack attack() {
      return attack;
    }
  }
}
