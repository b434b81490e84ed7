package org.robustlt.attacks;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;

/**
 * The momentum iterative method: {@code g ← μ·g + ∇/‖∇‖₁}, then a step along g (Dong et al., CVPR
 * 2018, algorithm 1).
 */
final class Mim implements Attack {
  private final MimOptions options;
  private final Ascent ascent;
  private INDArray direction = Nd4j.empty();
  private INDArray normalized = Nd4j.empty();

  Mim(MimOptions options) {
    this.options = options;
    this.ascent = Ascent.in(options.norm());
  }

  @Override
  public INDArray perturb(AttackRequest request) {
    if (request.budget().isZero()) {
      return request.images().dup();
    }
    direction = Buffers.like(request.images(), direction);
    normalized = Buffers.like(request.images(), normalized);
    direction.assign(0);
    ascent.begin(request, options.stepSize().value());
    ascent.start(request, RandomStart.NONE, request.random());
    for (int step = 0; step < options.steps(); step++) {
      normalize(
          request.classifier().inputGradient(ascent.images(), request.objective()).gradient());
      direction.muli(options.momentum()).addi(normalized);
      ascent.step(direction);
    }
    return ascent.images().dup();
  }

  private void normalize(INDArray gradient) {
    normalized.assign(gradient);
    double[] norms = normalized.norm1(1, 2, 3).toDoubleVector();
    normalized.muli(
        Buffers.column(normalized, i -> norms[i] > Float.MIN_NORMAL ? 1 / norms[i] : 0));
  }
}
