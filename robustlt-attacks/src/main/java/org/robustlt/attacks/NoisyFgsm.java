package org.robustlt.attacks;

import org.robustlt.api.attack.Ascent;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.data.Images;

/**
 * One step up the loss from an image with noise, which is not brought back into the ball: {@code x
 * + η + α·sign ∇L(x + η)} with η uniform in ±k·ε and the step α, in pixels that are possible
 * (N-FGSM; de Jorge et al., NeurIPS 2022, arXiv 2202.01181). An example of radius ε_c has noise and
 * step of its own radius.
 */
final class NoisyFgsm implements Attack {
  private final NoisyFgsmOptions options;

  NoisyFgsm(NoisyFgsmOptions options) {
    this.options = options;
  }

  @Override
  public double reach() {
    return Math.max(1, options.noise() + options.step());
  }

  @Override
  public Images perturb(AttackRequest request) {
    if (request.budget().isZero()) {
      return request.images().copy();
    }
    try (Images noisy = noisy(request)) {
      PerturbationBudget step = request.budget().times(options.step());
      AttackRequest stepping =
          request.withExamples(noisy, request.labels(), request.objective(), step);
      try (Ascent ascent = stepping.ascent(Norm.LINF)) {
        ascent.step(request.objective(), step.epsilon());
        return ascent.images().copy();
      }
    }
  }

  private Images noisy(AttackRequest request) {
    AttackRequest spread = request.withBudget(request.budget().times(options.noise()));
    try (Ascent ascent = spread.ascent(Norm.LINF)) {
      ascent.start(RandomStart.CLASS_EPSILON, request.random().at("start").at(0));
      return ascent.images().copy();
    }
  }
}
