package org.robustlt.bench.job;

import org.robustlt.core.recipe.AttackSection;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.SampleAttack;

/**
 * How much work a run is, counted in passes of an image through the network. It serves to foretell
 * durations only, so that passes of other kinds may count alike.
 */
final class Workload {
  /** Forward, backward to the inputs and backward to the weights. */
  private static final double UPDATE = 3;

  private static final double FORWARD = 1;

  private final Recipe recipe;

  Workload(Recipe recipe) {
    this.recipe = recipe;
  }

  /** Returns the passes of an image in an epoch. */
  double trainingPasses(int epoch) {
    return UPDATE + attackPasses(recipe.phaseOf(epoch).attack());
  }

  /** Returns the passes of a validation image each time that it is measured. */
  double validationPasses() {
    return 2 * FORWARD + attackPasses(recipe.attack());
  }

  private static double attackPasses(AttackSection section) {
    return SampleAttack.of(section.attack()).passes();
  }
}
