package org.robustlt.attacks;

import org.robustlt.api.attack.Ascent;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.data.Images;

/**
 * The momentum iterative method: {@code g ← μ·g + ∇/‖∇‖₁}, then a step along g (Dong et al., CVPR
 * 2018, algorithm 1).
 */
final class Mim implements Attack {
  private final MimOptions options;

  Mim(MimOptions options) {
    this.options = options;
  }

  @Override
  public Norm norm() {
    return options.norm();
  }

  @Override
  public double passes() {
    return Pgd.PASSES_PER_STEP * options.steps();
  }

  @Override
  public Images perturb(AttackRequest request) {
    if (request.budget().isZero()) {
      return request.images().copy();
    }
    try (Ascent ascent = request.ascent(options.norm())) {
      for (int step = 0; step < options.steps(); step++) {
        ascent.step(request.objective(), options.stepSize().value(), options.momentum());
      }
      return ascent.images().copy();
    }
  }
}
