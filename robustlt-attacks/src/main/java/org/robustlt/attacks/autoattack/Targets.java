package org.robustlt.attacks.autoattack;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.robustlt.attacks.loss.LogitDifference;
import org.robustlt.attacks.loss.Ranking;

/** Which wrong classes a targeted search turns to, the most promising first. */
@FunctionalInterface
interface Targets {
  /** As AutoAttack does: the classes that follow the largest logit of the natural image. */
  Targets LIKELIEST = (examples, count) -> ranks(examples.logits(examples.natural()), 1, count);

  /**
   * Returns the targets of every example.
   *
   * @param count of each, fewer than there are classes
   * @return {@code [batch][count]}
   */
  int[][] of(Examples examples, int count);

  /**
   * As MALT does (Melamed et al., NeurIPS 2024, arXiv 2407.02240, section 3): the classes whose
   * boundary is nearest if the network is taken as linear, {@code (z_t − z_y)/‖∇(z_t − z_y)‖}, in
   * the norm that is dual to the perturbation's.
   *
   * @param candidates how many of the likeliest classes are looked at
   */
  static Targets malt(int candidates) {
    return (examples, count) -> {
      int looked = Math.max(count, Math.min(candidates, examples.classes() - 1));
      double[][] natural = examples.natural();
      int[][] likely = ranks(examples.logits(natural), 1, looked);
      double[][] score = new double[natural.length][looked];
      for (int rank = 0; rank < looked; rank++) {
        int place = rank;
        int[] targets = Arrays.stream(likely).mapToInt(classes -> classes[place]).toArray();
        Examples.Slope slope =
            examples.slope(natural, new LogitDifference(examples.labels(), targets));
        for (int i = 0; i < natural.length; i++) {
          double dual = examples.ball(i).dualLength(slope.gradient()[i]);
          score[i][rank] =
              targets[i] == examples.labels()[i]
                  ? Double.NEGATIVE_INFINITY
                  : slope.losses()[i] / (dual + Ball.TINY);
        }
      }
      int[][] best = ranks(score, 0, count);
      for (int i = 0; i < best.length; i++) {
        int[] classes = likely[i];
        best[i] = Arrays.stream(best[i]).map(rank -> classes[rank]).toArray();
      }
      return best;
    };
  }

  private static int[][] ranks(double[][] scores, int first, int count) {
    return Arrays.stream(scores)
        .map(row -> Arrays.copyOfRange(Ranking.largest(first + count, row), first, first + count))
        .toArray(int[][]::new);
  }

  /** Returns the target of a rank of some of the examples. */
  static int[] at(int rank, int[][] targets, int[] indices) {
    return IntStream.of(indices).map(i -> targets[i][rank]).toArray();
  }
}
