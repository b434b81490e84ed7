package org.robustlt.attacks;

import org.robustlt.api.attack.Ascent;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.data.Images;

/** One step of the whole radius up the loss (Goodfellow et al., ICLR 2015). */
final class Fgsm implements Attack {
  private final FgsmOptions options;

  Fgsm(FgsmOptions options) {
    this.options = options;
  }

  @Override
  public Norm norm() {
    return options.norm();
  }

  @Override
  public Images perturb(AttackRequest request) {
    if (request.budget().isZero()) {
      return request.images().copy();
    }
    try (Ascent ascent = request.ascent(options.norm())) {
      ascent.step(request.objective(), request.budget().epsilon());
      return ascent.images().copy();
    }
  }
}
