package org.robustlt.core.engine;

import org.robustlt.api.random.RandomSource;

/** Where a network's layers draw what they drop: at the number of the pass and their own name. */
final class Draws {
  private RandomSource source;
  private long passes;

  Draws(RandomSource source) {
    this.source = source;
  }

  /** Draws from another source, whose first pass is the next one. */
  void from(RandomSource next) {
    source = next;
    passes = 0;
  }

  /** Begins another pass. */
  void nextPass() {
    passes++;
  }

  /** Returns what a layer draws in this pass. */
  RandomSource of(String layer) {
    return source.at(passes).at(layer);
  }
}
