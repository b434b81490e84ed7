package org.robustlt.attacks.autoattack;

import org.robustlt.api.random.RandomSource;

/** Looks for adversarial images of examples that are classified correctly as they are. */
interface Search {
  /**
   * Returns an image of every example, in its ball: a misclassified one if one was found.
   *
   * @param examples at least one, none of radius 0
   * @return {@code [batch][pixels]}
   */
  double[][] run(Examples examples, RandomSource random);

  /** Returns how often an example that withstands goes through the network. */
  double passes(int classes);

  /** Returns whether the search is for the nearest misclassified image. */
  default boolean isMinimumNorm() {
    return false;
  }
}
