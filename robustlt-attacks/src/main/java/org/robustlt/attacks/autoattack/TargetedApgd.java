package org.robustlt.attacks.autoattack;

import org.robustlt.api.random.RandomSource;
import org.robustlt.attacks.loss.TargetedDlrLoss;

/**
 * Auto-PGD on the targeted DLR loss, with one likely class after the other as the target: APGD-T,
 * the second attack of AutoAttack.
 */
final class TargetedApgd implements Search {
  private final ApgdOptions options;
  private final int targets;

  TargetedApgd(ApgdOptions options, int targets) {
    this.options = options;
    this.targets = targets;
  }

  @Override
  public double[][] run(Examples examples, RandomSource random) {
    Standing standing = new Standing(examples);
    int last = Math.min(targets, examples.classes() - 1);
    for (int target = 1; target <= last; target++) {
      for (int restart = 0; restart < options.restarts() && standing.any(); restart++) {
        Examples rest = standing.examples();
        int[] targetClasses = rest.likelyClasses(target);
        Apgd.climb(
            standing,
            rest,
            new TargetedDlrLoss(rest.labels(), targetClasses),
            options,
            random.at(target).at(restart));
      }
    }
    return standing.images();
  }

  @Override
  public double passes(int classes) {
    return Math.min(targets, classes - 1) * options.restarts() * options.passes();
  }
}
