package org.robustlt.attacks;

import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.random.RandomSource;

/**
 * Projected gradient descent on the negative loss, as it is called: steps of fixed length up the
 * loss, each followed by a projection to the ball and the bounds (Madry et al., ICLR 2018).
 *
 * <p>With restarts, an example keeps the result that {@link Worst} prefers.
 */
final class Pgd implements Attack {
  private final PgdOptions options;
  private final Function<AttackRequest, LogitLoss> objective;
  private final Ascent ascent;

  Pgd(PgdOptions options, Function<AttackRequest, LogitLoss> objective) {
    this.options = options;
    this.objective = objective;
    this.ascent = Ascent.in(options.norm());
  }

  @Override
  public INDArray perturb(AttackRequest request) {
    if (request.budget().isZero()) {
      return request.images().dup();
    }
    LogitLoss loss = objective.apply(request);
    ascent.begin(request, options.stepSize().value());
    climb(request, loss, 0);
    if (options.restarts() == 1) {
      return ascent.images().dup();
    }
    Worst worst = new Worst(request, loss);
    worst.offer(ascent.images());
    for (int restart = 1; restart < options.restarts(); restart++) {
      climb(request, loss, restart);
      worst.offer(ascent.images());
    }
    return worst.images();
  }

  private void climb(AttackRequest request, LogitLoss loss, int restart) {
    Classifier classifier = request.classifier();
    RandomSource random = request.random().at("start").at(restart);
    ascent.start(request, options.randomStart(), random);
    for (int step = 0; step < options.steps(); step++) {
      ascent.step(classifier.inputGradient(ascent.images(), loss).gradient());
    }
  }
}
