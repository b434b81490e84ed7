package org.robustlt.attacks;

import java.util.function.Function;
import org.robustlt.api.attack.Ascent;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;

/**
 * Projected gradient descent on the negative loss, as it is called: steps of fixed length up the
 * loss, each followed by a projection to the ball and the bounds (Madry et al., ICLR 2018).
 */
final class Pgd implements Attack {
  /** Forward and backward. */
  static final double PASSES_PER_STEP = 2;

  private final PgdOptions options;
  private final Function<AttackRequest, LogitLoss> objective;

  private Pgd(PgdOptions options, Function<AttackRequest, LogitLoss> objective) {
    this.options = options;
    this.objective = objective;
  }

  /** Returns the attack; with restarts, of every example the worst of all runs. */
  static Attack of(PgdOptions options, Function<AttackRequest, LogitLoss> objective) {
    Pgd run = new Pgd(options, objective);
    return options.restarts() == 1
        ? run
        : WorstOf.stages(options.restarts(), "start ", i -> run, objective);
  }

  @Override
  public Norm norm() {
    return options.norm();
  }

  @Override
  public double passes() {
    return PASSES_PER_STEP * options.steps();
  }

  @Override
  public Images perturb(AttackRequest request) {
    if (request.budget().isZero()) {
      return request.images().copy();
    }
    LogitLoss loss = objective.apply(request);
    RandomSource random = request.random().at("start").at(0);
    try (Ascent ascent = request.ascent(options.norm())) {
      ascent.start(options.randomStart(), random);
      for (int step = 0; step < options.steps(); step++) {
        ascent.step(loss, options.stepSize().value());
      }
      return ascent.images().copy();
    }
  }
}
