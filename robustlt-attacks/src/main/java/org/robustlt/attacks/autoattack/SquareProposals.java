package org.robustlt.attacks.autoattack;

import java.util.random.RandomGenerator;
import org.robustlt.api.attack.Norm;

/** Which images the square attack tries. */
interface SquareProposals {
  static SquareProposals in(Norm norm) {
    return switch (norm) {
      case LINF -> new LinfSquareProposals();
      case L2, L1 -> new WindowSquareProposals(norm);
    };
  }

  /** Returns a first image of every example. */
  double[][] first(Examples examples, RandomGenerator generator);

  /**
   * Returns a further image of every example.
   *
   * @param best the best images so far; not to be modified
   * @param side the side of the squares, not rounded
   */
  double[][] next(Examples examples, double[][] best, double side, RandomGenerator generator);
}
