package org.robustlt.attacks.autoattack;

import java.util.function.BiFunction;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.random.RandomSource;
import org.robustlt.attacks.loss.TargetedDlrLoss;

/**
 * Auto-PGD on a loss of labels and targets, with one wrong class after the other as the target. On
 * the targeted DLR loss and the likeliest classes it is APGD-T, the second attack of AutoAttack.
 */
final class TargetedApgd implements Search {
  private final ApgdOptions options;
  private final int count;
  private final Targets targets;
  private final BiFunction<int[], int[], LogitLoss.OfExample> loss;

  /**
   * Makes a search.
   *
   * @param count how many targets, if there are as many wrong classes
   * @param targets which
   * @param loss of labels and targets
   */
  TargetedApgd(
      ApgdOptions options,
      int count,
      Targets targets,
      BiFunction<int[], int[], LogitLoss.OfExample> loss) {
    this.options = options;
    this.count = count;
    this.targets = targets;
    this.loss = loss;
  }

  /** Returns APGD-T. */
  static TargetedApgd dlr(ApgdOptions options, int count) {
    return new TargetedApgd(options, count, Targets.LIKELIEST, TargetedDlrLoss::new);
  }

  @Override
  public double[][] run(Examples examples, RandomSource random) {
    Standing standing = new Standing(examples);
    int last = Math.min(count, examples.classes() - 1);
    int[][] classes = targets.of(examples, last);
    for (int target = 1; target <= last; target++) {
      for (int restart = 0; restart < options.restarts() && standing.any(); restart++) {
        Examples rest = standing.examples();
        int[] targetClasses = Targets.at(target - 1, classes, standing.indices());
        Apgd.climb(
            standing,
            rest,
            loss.apply(rest.labels(), targetClasses),
            options,
            random.at(target).at(restart));
      }
    }
    return standing.images();
  }

  @Override
  public double passes(int classes) {
    return Math.min(count, classes - 1) * options.restarts() * options.passes();
  }
}
