package org.robustlt.core.adversary;

import org.robustlt.api.attack.Ascent;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.data.Images;

/**
 * Ten steps of a quarter of ε from a random start (PGD; Madry et al., ICLR 2018): what a validation
 * attacks by where the training's attack takes a step or two, which networks learn to mislead.
 *
 * @param norm how perturbations are measured
 */
public record TenSteps(Norm norm) implements Attack {
  private static final int STEPS = 10;

  /** Forward and backward, for less than three steps. */
  private static final double PASSES_OF_FEW_STEPS = 4;

  /** Returns an attack for validations: the given one if it searches, else ten steps. */
  public static Attack inPlaceOf(Attack attack) {
    return attack.isIdentity() || attack.passes() > PASSES_OF_FEW_STEPS
        ? attack
        : new TenSteps(attack.norm());
  }

  @Override
  public double passes() {
    return 2 * STEPS;
  }

  @Override
  public Images perturb(AttackRequest request) {
    double stepSize = request.budget().epsilon() / 4;
    try (Ascent ascent = request.ascent(norm)) {
      ascent.start(RandomStart.CLASS_EPSILON, request.random());
      for (int step = 0; step < STEPS; step++) {
        ascent.step(request.objective(), stepSize);
      }
      return ascent.images().copy();
    }
  }
}
