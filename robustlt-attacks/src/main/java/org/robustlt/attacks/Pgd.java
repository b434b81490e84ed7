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
 */
final class Pgd implements Attack {
  /** Forward and backward. */
  private static final double PASSES_PER_STEP = 2;

  private final PgdOptions options;
  private final Function<AttackRequest, LogitLoss> objective;
  private final Ascent ascent;

  private Pgd(PgdOptions options, Function<AttackRequest, LogitLoss> objective) {
    this.options = options;
    this.objective = objective;
    this.ascent = Ascent.in(options.norm());
  }

  /** Returns the attack; with restarts, of every example the worst of all runs. */
  static Attack of(PgdOptions options, Function<AttackRequest, LogitLoss> objective) {
    Pgd run = new Pgd(options, objective);
    return options.restarts() == 1
        ? run
        : WorstOf.stages(options.restarts(), "start ", i -> run, run.passes(), objective);
  }

  /** Returns how often an image goes through the network. */
  double passes() {
    return PASSES_PER_STEP * options.steps();
  }

  @Override
  public INDArray perturb(AttackRequest request) {
    if (request.budget().isZero()) {
      return request.images().dup();
    }
    LogitLoss loss = objective.apply(request);
    Classifier classifier = request.classifier();
    RandomSource random = request.random().at("start").at(0);
    ascent.begin(request, options.stepSize().value());
    ascent.start(request, options.randomStart(), random);
    for (int step = 0; step < options.steps(); step++) {
      ascent.step(classifier.inputGradient(ascent.images(), loss).gradient());
    }
    return ascent.images().dup();
  }
}
