package org.robustlt.attacks;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;

/** One step of the whole radius up the loss (Goodfellow et al., ICLR 2015). */
final class Fgsm implements Attack {
  private final Ascent ascent;

  Fgsm(FgsmOptions options) {
    this.ascent = Ascent.in(options.norm());
  }

  @Override
  public INDArray perturb(AttackRequest request) {
    if (request.budget().isZero()) {
      return request.images().dup();
    }
    ascent.begin(request, request.budget().epsilon());
    ascent.start(request, RandomStart.NONE, request.random());
    ascent.step(
        request.classifier().inputGradient(ascent.images(), request.objective()).gradient());
    return ascent.images().dup();
  }
}
