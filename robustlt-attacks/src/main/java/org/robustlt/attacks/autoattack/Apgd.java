package org.robustlt.attacks.autoattack;

import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.random.RandomSource;

/** Auto-PGD on a loss of the labels; each restart is for the examples that still stand. */
final class Apgd implements Search {
  private final ApgdOptions options;
  private final Function<Examples, LogitLoss.OfExample> loss;

  Apgd(ApgdOptions options, Function<Examples, LogitLoss.OfExample> loss) {
    this.options = options;
    this.loss = loss;
  }

  @Override
  public double[][] run(Examples examples, RandomSource random) {
    Standing standing = new Standing(examples);
    for (int restart = 0; restart < options.restarts() && standing.any(); restart++) {
      Examples rest = standing.examples();
      climb(standing, rest, loss.apply(rest), options, random.at(restart));
    }
    return standing.images();
  }

  @Override
  public double passes(int classes) {
    return options.restarts() * options.passes();
  }

  /**
   * Runs once on the examples that stand: from random images at the edge of their balls, in L1 from
   * where {@link ShrinkingBalls} end.
   */
  static void climb(
      Standing standing,
      Examples rest,
      LogitLoss.OfExample loss,
      ApgdOptions options,
      RandomSource random) {
    RandomGenerator generator = random.generator();
    double[][] images = new double[rest.size()][];
    ApgdOptions last = options;
    if (options.norm() == Norm.L1) {
      images = ShrinkingBalls.climb(rest, loss, options, generator);
      last = options.withSteps(ShrinkingBalls.lastSteps(options.steps()));
    } else {
      for (int i = 0; i < images.length; i++) {
        images[i] = rest.ball(i).random(generator, 1);
      }
    }
    ApgdRun run = new ApgdRun(rest, loss, last, images);
    // A random classifier may take back what it said once, so its examples go on to the end.
    boolean unsteady = options.gradientSamples() > 1;
    for (int i = 0; i < last.steps() && (unsteady || run.leaveMisclassified()); i++) {
      run.step();
    }
    boolean[] broken = new boolean[rest.size()];
    for (int i = 0; i < images.length; i++) {
      ApgdPoint point = run.points().get(i);
      broken[i] = point.misclassified();
      images[i] = broken[i] ? point.adversarial() : point.best();
    }
    standing.take(images, broken);
  }
}
