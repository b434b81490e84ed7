package org.robustlt.attacks.autoattack;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.robustlt.api.random.RandomSource;

/**
 * The fast adaptive boundary attack, towards the nearest of all classes, or (FAB-T) towards one
 * likely class after the other. An image counts if it is not farther than the radius.
 */
final class Fab implements Search {
  private final FabOptions options;
  private final int targets;

  private Fab(FabOptions options, int targets) {
    this.options = options;
    this.targets = targets;
  }

  static Fab untargeted(FabOptions options) {
    return new Fab(options, 0);
  }

  static Fab targeted(FabOptions options, int targets) {
    return new Fab(options, targets);
  }

  @Override
  public double[][] run(Examples examples, RandomSource random) {
    Standing standing = new Standing(examples);
    int last = Math.min(targets, examples.classes() - 1);
    for (int target = Math.min(1, last); target <= last; target++) {
      for (int restart = 0; restart < options.restarts() && standing.any(); restart++) {
        Examples rest = standing.examples();
        double[][] start =
            restart == 0 ? rest.natural() : starts(rest, random.at(target).at(restart).generator());
        take(standing, rest, targets(rest, target), start);
      }
    }
    return standing.images();
  }

  @Override
  public double passes(int classes) {
    int runs = options.restarts() * Math.max(1, Math.min(targets, classes - 1));
    int gradients = targets == 0 ? classes : 1;
    return (double) runs * options.steps() * (2 * gradients + 1);
  }

  private static List<int[]> targets(Examples examples, int target) {
    if (target > 0) {
      return List.of(examples.likelyClasses(target));
    }
    return everyClass(examples);
  }

  /** Returns every class as a target of all examples. */
  static List<int[]> everyClass(Examples examples) {
    return IntStream.range(0, examples.classes())
        .mapToObj(
            label -> {
              int[] everywhere = new int[examples.size()];
              Arrays.fill(everywhere, label);
              return everywhere;
            })
        .toList();
  }

  private static double[][] starts(Examples examples, RandomGenerator generator) {
    return IntStream.range(0, examples.size())
        .mapToObj(i -> examples.ball(i).random(generator, 0.5))
        .toArray(double[][]::new);
  }

  private void take(Standing standing, Examples rest, List<int[]> targetClasses, double[][] start) {
    FabRun run = new FabRun(rest, targetClasses, options, start);
    for (int step = 0; step < options.steps() && run.leaveBroken(); step++) {
      run.step();
    }
    double[][] images = rest.natural();
    boolean[] broken = new boolean[rest.size()];
    for (int i = 0; i < broken.length; i++) {
      FabPoint point = run.points().get(i);
      if (point.broken()) {
        broken[i] = true;
        images[i] = point.adversarial();
      }
    }
    standing.take(images, broken);
  }
}
