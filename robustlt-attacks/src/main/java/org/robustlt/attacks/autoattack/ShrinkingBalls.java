package org.robustlt.attacks.autoattack;

import java.util.random.RandomGenerator;
import org.robustlt.api.attack.LogitLoss;

/**
 * The first 60 % of a run of auto-PGD in L1: in balls three times as wide, then twice, from random
 * images (Croce and Hein, <i>Mind the box</i>, ICML 2021, section 3.3).
 */
final class ShrinkingBalls {
  private static final int[] FACTORS = {3, 2};
  private static final double SHARE = 0.3;

  private ShrinkingBalls() {}

  /** Returns the images where the run in the balls themselves begins. */
  static double[][] climb(
      Examples examples, LogitLoss.OfExample loss, ApgdOptions options, RandomGenerator generator) {
    double[][] images = new double[examples.size()][];
    for (int i = 0; i < images.length; i++) {
      Ball ball = examples.ball(i);
      images[i] = ball.centre().clone();
      double[] noise = ball.noise(generator);
      for (int j = 0; j < noise.length; j++) {
        images[i][j] += noise[j];
      }
    }
    for (int factor : FACTORS) {
      Examples wide = examples.widened(factor);
      project(wide, images);
      int steps = firstSteps(options.steps());
      ApgdRun run = new ApgdRun(wide, loss, options.withSteps(steps), images);
      for (int step = 0; step < steps; step++) {
        run.step();
      }
      images = run.points().stream().map(point -> point.best().clone()).toArray(double[][]::new);
    }
    project(examples, images);
    return images;
  }

  private static void project(Examples examples, double[][] images) {
    Examples.each(images.length, i -> examples.ball(i).project(images[i]));
  }

  private static int firstSteps(int steps) {
    return (int) Math.ceil(SHARE * steps);
  }

  /** Returns how many steps are left for the balls themselves. */
  static int lastSteps(int steps) {
    return Math.max(1, steps - FACTORS.length * firstSteps(steps));
  }
}
