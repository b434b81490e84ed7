package org.robustlt.attacks.autoattack;

import java.util.function.Function;
import org.robustlt.api.random.RandomSource;

/** Looks for nearest adversarial images, of which those within the radius count. */
final class NearestSearch implements Search {
  private final int steps;
  private final Function<Examples, NearestRun> run;

  NearestSearch(int steps, Function<Examples, NearestRun> run) {
    this.steps = steps;
    this.run = run;
  }

  @Override
  public double[][] run(Examples examples, RandomSource random) {
    NearestRun started = run.apply(examples);
    for (int step = 0; step < steps; step++) {
      started.step();
    }
    double[][] images = examples.natural();
    for (int i = 0; i < images.length; i++) {
      NearestPoint point = started.points().get(i);
      if (point.distance() <= examples.ball(i).radius()) {
        images[i] = point.nearest();
      }
    }
    return images;
  }

  @Override
  public double passes(int classes) {
    return 2.0 * steps;
  }

  @Override
  public boolean isMinimumNorm() {
    return true;
  }
}
