package org.robustlt.attacks.autoattack;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.robustlt.attacks.loss.Ranking;

/**
 * A run of the square attack: random search that keeps what lowers the margin, without gradients
 * (Andriushchenko et al., ECCV 2020, algorithm 1).
 */
final class SquareRun {
  private final Examples examples;
  private final SquareOptions options;
  private final RandomGenerator generator;
  private final SquareProposals proposals;
  private final double[][] best;
  private final double[] margins;
  private final int[] queries;
  private int[] standing;
  private Examples rest;
  private int query;

  SquareRun(Examples examples, SquareOptions options, RandomGenerator generator) {
    this.examples = examples;
    this.options = options;
    this.generator = generator;
    this.proposals = SquareProposals.in(options.norm());
    this.best = proposals.first(examples, generator);
    this.margins = margins(examples, best);
    this.queries = new int[best.length];
    Arrays.fill(queries, 1);
    standing = IntStream.range(0, best.length).toArray();
    rest = examples;
    leaveBroken();
  }

  /** Returns the images of the smallest margins. */
  double[][] best() {
    return best;
  }

  /** Returns the smallest margins; an example is broken if its margin is not positive. */
  double[] margins() {
    return margins;
  }

  /** Returns how often the classifier was asked about each example. */
  int[] queries() {
    return queries;
  }

  /** Asks about every example that stands; returns whether any did. */
  boolean step() {
    if (standing.length == 0) {
      return false;
    }
    double[][] images = Arrays.stream(standing).mapToObj(i -> best[i]).toArray(double[][]::new);
    double side = options.side(query++, examples.height(), examples.width());
    double[][] candidates = proposals.next(rest, images, side, generator);
    double[] candidateMargins = margins(rest, candidates);
    for (int i = 0; i < standing.length; i++) {
      int example = standing[i];
      queries[example]++;
      if (candidateMargins[i] < margins[example] || candidateMargins[i] <= 0) {
        margins[example] = candidateMargins[i];
        best[example] = candidates[i];
      }
    }
    leaveBroken();
    return true;
  }

  private void leaveBroken() {
    int[] left = Arrays.stream(standing).filter(i -> margins[i] > 0).toArray();
    if (left.length < standing.length) {
      standing = left;
      rest = examples.only(standing);
    }
  }

  private static double[] margins(Examples examples, double[][] images) {
    double[][] logits = examples.logits(images);
    double[] margins = new double[images.length];
    for (int i = 0; i < margins.length; i++) {
      int label = examples.labels()[i];
      margins[i] = logits[i][label] - logits[i][Ranking.largestExcept(label, logits[i])];
    }
    return margins;
  }
}
