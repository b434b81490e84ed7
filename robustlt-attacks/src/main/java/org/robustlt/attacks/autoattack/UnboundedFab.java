package org.robustlt.attacks.autoattack;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.robustlt.api.random.RandomSource;

/**
 * The fast adaptive boundary attack to its end: it goes on from every adversarial image, whatever
 * the radius, to find a nearer one.
 */
final class UnboundedFab implements Search {
  private final FabOptions options;

  UnboundedFab(FabOptions options) {
    this.options = options;
  }

  @Override
  public double[][] run(Examples examples, RandomSource random) {
    double[][] nearest = examples.natural();
    double[] distances = new double[examples.size()];
    Arrays.setAll(distances, i -> examples.ball(i).radius());
    for (int restart = 0; restart < options.restarts(); restart++) {
      double[][] start = examples.natural();
      if (restart > 0) {
        RandomGenerator generator = random.at(restart).generator();
        for (int i = 0; i < start.length; i++) {
          Ball ball = examples.ball(i);
          start[i] = ball.random(generator, 0.5 * distances[i] / ball.radius());
        }
      }
      FabRun run = new FabRun(examples, Fab.everyClass(examples), options, start);
      for (int step = 0; step < options.steps(); step++) {
        run.step();
      }
      for (int i = 0; i < nearest.length; i++) {
        FabPoint point = run.points().get(i);
        if (point.distance() <= distances[i]) {
          distances[i] = point.distance();
          nearest[i] = point.adversarial();
        }
      }
    }
    return nearest;
  }

  @Override
  public double passes(int classes) {
    return (double) options.restarts() * options.steps() * (2 * classes + 1);
  }

  @Override
  public boolean isMinimumNorm() {
    return true;
  }
}
