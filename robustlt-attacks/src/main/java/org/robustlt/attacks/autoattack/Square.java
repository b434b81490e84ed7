package org.robustlt.attacks.autoattack;

import org.robustlt.api.random.RandomSource;

/** The square attack; each restart is for the examples that still stand. */
final class Square implements Search {
  private final SquareOptions options;

  Square(SquareOptions options) {
    this.options = options;
  }

  @Override
  public double[][] run(Examples examples, RandomSource random) {
    Standing standing = new Standing(examples);
    for (int restart = 0; restart < options.restarts() && standing.any(); restart++) {
      SquareRun run = new SquareRun(standing.examples(), options, random.at(restart).generator());
      int queries = 0;
      while (queries < options.queries() && run.step()) {
        queries++;
      }
      boolean[] broken = new boolean[run.margins().length];
      for (int i = 0; i < broken.length; i++) {
        broken[i] = run.margins()[i] <= 0;
      }
      standing.take(run.best(), broken);
    }
    return standing.images();
  }

  @Override
  public double passes(int classes) {
    return (double) options.restarts() * options.queries();
  }
}
